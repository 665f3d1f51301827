import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root';

const leftOut: ReadonlySet<string> = new Set(['.git', 'node_modules', 'bindings', 'cdktf.out', 'lib']);

/** Copies the files of the project into a folder, without what is installed or generated, and without the bindings. */
export function copyProject(folder: string): void {
  for (const name of readdirSync(root)) {
    if (!leftOut.has(name)) cpSync(join(root, name), join(folder, name), { recursive: true });
  }
}
