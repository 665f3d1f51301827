import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import type { Org } from '../../constructs/stack/project';
import { UserError } from '../../input/user-error';
import { temporarySynthesis } from '../org/temporary-synthesis';

/** A golden file that is not what the orgs ship. */
export interface GoldenDifference {
  /** Path in the folder of the golden files: `dev/cdk.tf.json`. */
  readonly file: string;
  /** The org ships another text, the golden file does not exist, or no org ships such a file. */
  readonly kind: 'changed' | 'missing' | 'left over';
}

type Texts = ReadonlyMap<string, string>;

/** Compares what orgs ship with the golden files in a folder. The differences are sorted by file. */
export function goldenDifferences(orgs: readonly Org[], folder: string): readonly GoldenDifference[] {
  return differences(shippedFiles(orgs), folder);
}

/** Writes the golden files of orgs into a folder and removes all others from it. @returns what it has changed */
export function writeGoldens(orgs: readonly Org[], folder: string): readonly GoldenDifference[] {
  const shipped = shippedFiles(orgs);
  const found = differences(shipped, folder);
  for (const { file, kind } of found) {
    const path = join(folder, file);
    if (kind === 'left over') removeFile(path, normalize(folder));
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, shipped.get(file) ?? '');
    }
  }
  return found;
}

/** The texts that orgs ship, by the paths of their golden files: `<org>/cdk.tf.json` and `<org>/flows/<flow>.yaml`. */
export function shippedFiles(orgs: readonly Org[]): Texts {
  return temporarySynthesis(orgs, (stacks) => {
    const texts = stacks.flatMap(({ org, folder }) =>
      [...textsIn(folder)].map(([file, text]) => [`${org.name}/${file}`, text] as const),
    );
    return new Map(texts);
  });
}

function differences(shipped: Texts, folder: string): readonly GoldenDifference[] {
  const goldens = goldenFiles(folder);
  return [...new Set([...shipped.keys(), ...goldens.keys()])].sort().flatMap((file): readonly GoldenDifference[] => {
    const [text, golden] = [shipped.get(file), goldens.get(file)];
    if (text === golden) return [];
    if (text === undefined) return [{ file, kind: 'left over' }];
    return [{ file, kind: golden === undefined ? 'missing' : 'changed' }];
  });
}

function goldenFiles(folder: string): Texts {
  if (!existsSync(folder)) return new Map();
  if (!statSync(folder).isDirectory())
    throw new UserError([{ file: folder, given: 'a file', expected: 'a folder', next: 'move it away and try again' }]);
  return textsIn(folder);
}

/** Every file below a folder, by its path with slashes. Hidden files are the system's. */
function textsIn(folder: string): Texts {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('.'),
  );
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')];
    }),
  );
}

/** Removes a file, and the folders that are empty then. */
function removeFile(path: string, folder: string): void {
  rmSync(path);
  for (let at = dirname(path); at !== folder && readdirSync(at).length === 0; at = dirname(at)) rmdirSync(at);
}
