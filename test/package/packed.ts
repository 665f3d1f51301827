import { spawnSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { root } from '../support/root';
import { commandEnded } from './command';

/** The packed project. */
export interface Packed {
  /** Path of the file that is installed. */
  readonly tarball: string;
  /** Paths of the files in it. */
  readonly files: readonly string[];
}

/** Compiles and packs the project into a folder, as `npm publish` does. */
export function pack(folder: string): Packed {
  const { stdout } = commandEnded(root, 'npm', ['pack', '--json', '--pack-destination', folder]);
  // What the scripts print comes before it.
  const [{ filename, files }] = JSON.parse(stdout.slice(stdout.search(/^\[$/m)));
  return { tarball: join(folder, basename(filename)), files: files.map(({ path }: { readonly path: string }) => path) };
}

/** `package.json` as it is packed. */
export function packedManifest({ tarball }: Packed) {
  const { stdout } = spawnSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' });
  return JSON.parse(stdout) as { readonly dependencies: Readonly<Record<string, string>> };
}
