import { lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../../input/user-error';
import { writeFailure } from '../../input/write-failure';

/**
 * Writes files that must all be new: all of them or, after a mistake, none. They are written into a temporary folder first,
 * and then moved. Nothing else of this process runs in between, so that Ctrl-C takes effect before or after.
 *
 * @param files content by path from the folder, with slashes
 * @throws UserError that lists what is in the way, or says why nothing can be written
 */
export function writeNewFiles(folder: string, files: ReadonlyMap<string, string | Buffer>): void {
  refuseInTheWay(folder, [...files.keys()]);
  const made: string[] = [];
  const makeFolder = (path: string) => {
    const first = mkdirSync(path, { recursive: true });
    if (first !== undefined) made.push(first);
  };
  try {
    makeFolder(folder);
    const temporary = mkdtempSync(join(folder, '.init-'));
    made.push(temporary);
    for (const [path, content] of files) {
      mkdirSync(dirname(join(temporary, path)), { recursive: true });
      writeFileSync(join(temporary, path), content);
    }
    for (const path of files.keys()) {
      makeFolder(dirname(join(folder, path)));
      renameSync(join(temporary, path), join(folder, path));
      made.push(join(folder, path));
    }
    rmSync(temporary, { recursive: true });
  } catch (error) {
    for (const path of made.reverse()) rmSync(path, { recursive: true, force: true });
    throw writeFailure(error, folder);
  }
}

function refuseInTheWay(folder: string, paths: readonly string[]): void {
  const found = [...new Set(paths.flatMap((path) => inTheWay(folder, path) ?? []))];
  if (found.length === 0) return;
  const problem = `in the way: ${found.join(', ')}`;
  throw new UserError([
    { file: folder, problem, next: 'move them away, or choose another folder; nothing was written' },
  ]);
}

/** The path of an entry in the way of a file, or in place of a folder above it. */
function inTheWay(folder: string, path: string): string | undefined {
  const names = path.split('/');
  const way = names.map((_, index) => names.slice(0, index + 1).join('/'));
  return way.find((at) => {
    const stats = statsOf(join(folder, at));
    return stats !== undefined && (at === path || !stats.isDirectory());
  });
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}
