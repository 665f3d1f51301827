import { UserError } from '../../input/user-error';
import { bodyOf, type CommitOptions, checkCommit, commitFiles } from './commit';
import { bodyWithoutCommit, emptyMessage } from './errors';
import { type Move, type PlannedMove, writeMove } from './move';
import type { Outcome } from './outcome';
import { changesText, moveText } from './text';

export interface MoveDetails {
  /** The usual subject of the commit, such as `Promote 2026-12 from dev to test`. */
  readonly subject: string;
  /** Files that are new with it. @default - none */
  readonly made?: readonly string[];
  /** Writes them. @default - nothing */
  readonly make?: () => void;
  /** What to do next, in place of what follows from the golden files. */
  readonly next?: string;
}

/**
 * Writes a move, and commits it if that is asked for.
 *
 * @throws UserError, before anything is written, when a commit would hold something else
 */
export function carryOut(
  planned: PlannedMove,
  options: CommitOptions,
  { subject, made = [], make, next }: MoveDetails,
): Outcome {
  const { commit, bodyFile } = options;
  if (commit === '') throw new UserError([emptyMessage()]);
  if (bodyFile !== undefined && commit === undefined) throw new UserError([bodyWithoutCommit()]);
  const body = commit === undefined ? '' : bodyOf(options, changesText(planned));
  if (commit !== undefined) checkCommit(planned, made);
  make?.();
  writeMove(planned);
  const files = [...made, planned.file];
  const committed =
    commit === undefined ? undefined : commitFiles(files, commit === true ? subject : String(commit), body);
  const { text: _, ...move } = planned;
  return { text: moveText(move, { files, committed, next }), data: { ...move, files, committed } };
}

/** An org that runs a release already. */
export function nothingToDo({ org, to }: Pick<Move, 'org' | 'to'>, text: string): Outcome {
  return { text, data: { org, from: to, to, changes: [], goldens: [], files: [] } };
}
