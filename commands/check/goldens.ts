import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { UserError } from '../../input/user-error';
import { damageOf } from './golden-damage';
import { type Passage, passagesOf } from './passages';
import type { Texts } from './shipped-files';

/** A golden file that is not what the orgs ship. */
export interface GoldenDifference {
  /** Path in the folder of the golden files: `dev/cdk.tf.json`. */
  readonly file: string;
  /**
   * `changed`: the org ships another text. `damaged`: no org can have shipped such a text. `missing`: there is no golden file.
   * `left over`: no org ships such a file.
   */
  readonly kind: 'changed' | 'damaged' | 'missing' | 'left over';
  /** The damage in words, such as `is cut short`. */
  readonly damage?: string;
  /** Where a changed file differs. */
  readonly passages?: readonly Passage[];
}

export interface GoldenComparison {
  /** Sorted by file. */
  readonly differences: readonly GoldenDifference[];
  /** Files that are like what ships, apart from their Windows line ends. */
  readonly windowsLineEnds: readonly string[];
}

/**
 * Compares what orgs ship with the golden files in a folder.
 *
 * @param orgs the only ones whose golden files are looked at. @default - all, also those of orgs that are gone
 */
export function compareGoldens(shipped: Texts, folder: string, orgs?: readonly string[]): GoldenComparison {
  const goldens = goldenFiles(folder);
  const files = [...new Set([...shipped.keys(), ...goldens.keys()])].sort();
  const windowsLineEnds: string[] = [];
  const differences = files.flatMap((file): readonly GoldenDifference[] => {
    if (orgs?.every((org) => !file.startsWith(`${org}/`))) return [];
    const [text, bytes] = [shipped.get(file), goldens.get(file)];
    if (text === undefined) return [{ file, kind: 'left over' }];
    if (bytes === undefined) return [{ file, kind: 'missing' }];
    const golden = bytes.toString();
    const unixGolden = golden.replaceAll('\r\n', '\n');
    if (golden === text) return [];
    if (unixGolden === text) {
      windowsLineEnds.push(file);
      return [];
    }
    const damage = damageOf(file, bytes, text);
    if (damage !== undefined) return [{ file, kind: 'damaged', damage }];
    return [{ file, kind: 'changed', passages: passagesOf(unixGolden, text) }];
  });
  return { differences, windowsLineEnds };
}

/** Every file below the folder, by its path with slashes, without what is hidden and what Terraform leaves where it plans. */
function goldenFiles(folder: string): ReadonlyMap<string, Buffer> {
  if (!existsSync(folder)) return new Map();
  if (!statSync(folder).isDirectory())
    throw new UserError([{ file: folder, given: 'a file', expected: 'a folder', next: 'move it away and try again' }]);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .filter((file) => !/(^|\/)\.|\.tfstate(\.|$)/.test(file));
  return new Map(files.map((file) => [file, readFileSync(join(folder, file))]));
}
