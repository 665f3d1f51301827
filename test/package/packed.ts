import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../support/root';
import { commandEnded } from './command';

/** The packed project. */
export interface Packed {
  /** Path of the file that is installed. */
  readonly tarball: string;
  /** Paths of the files in it. */
  readonly files: readonly string[];
}

/**
 * The packed project, from a file that `npm pack` wrote before.
 *
 * @param tarball @default - the project is compiled and packed into the folder, as `npm publish` does
 */
export function packed(folder: string, tarball = pack(folder)): Packed {
  const { stdout } = commandEnded(folder, 'tar', ['-tzf', tarball]);
  return { tarball, files: stdout.split('\n').flatMap((path) => (path === '' ? [] : [path.replace('package/', '')])) };
}

function pack(folder: string): string {
  const { stdout } = commandEnded(root, 'npm', ['pack', '--silent', '--pack-destination', folder]);
  // What the scripts print comes before it.
  return join(folder, stdout.trim().split('\n').at(-1) ?? '');
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
