import { table } from '../terminal/table';
import type { Move } from './move';

/** What an org gets with another release, in words. */
export function changesText({ org, from, to, changes }: Move): string {
  if (changes === undefined)
    return `${org} gets ${to} in place of ${from}. Its files had mistakes before, so nothing can be compared.`;
  if (changes.length === 0) return `${org} gets ${to} in place of ${from}, which ships the same.`;
  const rows = changes.map(({ kind, what, lines }) => [kind, lines === undefined ? what : `${what}: ${lines}`]);
  return `${org} gets ${to} in place of ${from}:\n${table(rows)}`;
}

interface Done {
  readonly files: readonly string[];
  /** The commit, if there is one. */
  readonly committed: string | undefined;
  /** @default - what follows from the golden files */
  readonly next: string | undefined;
}

export function moveText(move: Move, { files, committed, next }: Done): string {
  const { goldens } = move;
  const update = 'npm run check -- --update, and commit what it writes in the same pull request.';
  const todo = next ?? (goldens.length === 0 ? undefined : update);
  return [
    changesText(move),
    ...(goldens.length === 0 ? [] : ['Golden files that change with it:', ...goldens.map((file) => `   ${file}`)]),
    `${committed === undefined ? 'Wrote' : `Committed as ${committed}:`} ${files.join(', ')}`,
    ...(todo === undefined ? [] : [`Next: ${todo}`]),
  ].join('\n');
}
