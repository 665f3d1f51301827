import { copyFileSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { dependencies, peerDependencies } from '../../../package.json';
import { root as project } from '../../support/root';

/** Builds the program of the command line into a folder, unless it is there: it starts quicker than from TypeScript. @returns its file */
export function buildProgram(root: string): string {
  const folder = join(root, 'program');
  const outfile = join(folder, 'lib', 'cli.js');
  if (existsSync(outfile)) return outfile;
  mkdirSync(folder);
  copyFileSync(join(project, 'package.json'), join(folder, 'package.json'));
  for (const name of ['node_modules', 'scenarios']) symlinkSync(join(project, name), join(folder, name));
  buildSync({
    entryPoints: [join(project, 'commands', 'cli.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: Object.keys({ ...dependencies, ...peerDependencies }),
    logLevel: 'error',
  });
  return outfile;
}
