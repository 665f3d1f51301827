import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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

/** Another version of the packed project, in which a passage of one file is replaced. Returns the path of the packed file. */
export function newerVersion({ tarball }: Packed, file: string, passage: string, replacement: string): string {
  const folder = mkdtempSync(join(dirname(tarball), 'newer-'));
  commandEnded(folder, 'tar', ['-xzf', tarball]);
  const replaced = (path: string, before: string, after: string) => {
    const text = readFileSync(join(folder, 'package', path), 'utf8');
    assert.ok(text.includes(before), `${path} has no ${before}`);
    writeFileSync(join(folder, 'package', path), text.replace(before, after));
  };
  replaced(file, passage, replacement);
  replaced('package.json', '"version": "', '"version": "9');
  const newer = join(folder, 'newer.tgz');
  commandEnded(folder, 'tar', ['-czf', newer, 'package']);
  return newer;
}

/** `package.json` as it is packed. */
export function packedManifest({ tarball }: Packed) {
  const { stdout } = spawnSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' });
  return JSON.parse(stdout) as Readonly<Record<'dependencies' | 'scripts', Readonly<Record<string, string>>>>;
}
