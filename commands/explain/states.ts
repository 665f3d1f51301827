import { commitOf } from '../history/commit-of';
import { getHistory, git, isShallow } from '../history/git';
import { counted } from '../terminal/words';
import type { State } from './explain-result';

export interface States {
  readonly base: State;
  readonly now: State;
  /** The reasons why the comparison is another one than a reader may think. */
  readonly notes: readonly string[];
}

/** The states that are compared. @throws UserError when git does not know the base, or is not there */
export function statesOf(base: string): States {
  const [before, head] = [commitOf(base), commitOf('HEAD')];
  return {
    base: { name: base, ...namedCommit(before) },
    now: { name: 'the working tree', ...namedCommit(head) },
    notes: [...uncommitted(), ...apart(base, before)],
  };
}

function namedCommit(commit: string): Omit<State, 'name'> {
  const date = git(['show', '--no-patch', '--no-show-signature', '--format=%cs', commit])?.trim() ?? '';
  return { commit: commit.slice(0, 12), date };
}

function uncommitted(): readonly string[] {
  const changed = (git(['status', '--porcelain', '-z', '.']) ?? '').split('\0').filter((entry) => entry !== '');
  if (changed.length === 0) return [];
  const files = `${counted(changed.length, 'file')} ${changed.length === 1 ? 'is' : 'are'}`;
  return [`${files} not committed: the commit does not say what was run`];
}

/** Commits that the base has and this work does not would show as if the work took them back. */
function apart(base: string, commit: string): readonly string[] {
  if (git(['merge-base', '--is-ancestor', commit, 'HEAD']) !== undefined) return [];
  if (isShallow())
    return [`this clone is shallow, so that git does not know whether ${base} has more than this; ${getHistory}`];
  return [`${base} has commits that are not here, and their changes show as if they were taken back; rebase first`];
}
