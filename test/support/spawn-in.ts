import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root';
import type { Ended } from './run-in';
import { temporaryFolder } from './temporary-folder';

export interface SpawnOptions {
  /** JavaScript that runs before the command, as a CommonJS module. @default - none */
  readonly preload?: string;
  /** Folder of the project that is run. @default - this one */
  readonly project?: string;
  /** Environment variables beside those of this process. @default - none */
  readonly environment?: Readonly<Record<string, string>>;
  /** Nobody reads what is printed. @default false */
  readonly closedOutput?: boolean;
}

/** Runs a TypeScript file of the project in a folder, as a process of its own. */
export function spawnIn(
  folder: string,
  [file, ...args]: readonly [file: string, ...args: readonly string[]],
  { preload, project = root, environment = {}, closedOutput = false }: SpawnOptions = {},
): Promise<Ended> {
  const first = preload === undefined ? [] : ['--require', preloadFile(preload)];
  const tsx = pathToFileURL(require.resolve('tsx')).href;
  const child = spawn(process.execPath, [...first, '--import', tsx, join(project, file), ...args], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text) => {
      printed[stream] += text;
    });
  }
  if (closedOutput) child.stdout.destroy();
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, ...printed }));
  });
}

function preloadFile(text: string): string {
  const file = join(temporaryFolder(), 'preload.cjs');
  writeFileSync(file, text);
  return file;
}
