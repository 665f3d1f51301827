import { table } from '../terminal/table';
import type { Move } from './move';

/** What an org gets with another release, in words. */
export function changesText({ org, from, to, changes }: Move): string {
  if (changes === undefined)
    return `${org} gets ${to} in place of ${from}. Its files had mistakes before, so nothing can be compared.`;
  if (changes.length === 0) return `${org} gets ${to} in place of ${from}, which ships the same.`;
  const rows = changes.map(({ deed, what, lines }) => [deed, lines === undefined ? what : `${what}: ${lines}`]);
  return `${org} gets ${to} in place of ${from}:\n${table(rows)}`;
}

/** @param committed the commit, if there is one */
export function moveText(move: Move, files: readonly string[], committed: string | undefined): string {
  const { goldens } = move;
  return [
    changesText(move),
    ...(goldens.length === 0 ? [] : ['Golden files that differ now:', ...goldens.map((file) => `   ${file}`)]),
    `${committed === undefined ? 'Wrote' : `Committed as ${committed}:`} ${files.join(', ')}`,
    ...(goldens.length === 0
      ? []
      : ['Next: npm run check -- --update, and commit what it writes in the same pull request.']),
  ].join('\n');
}
