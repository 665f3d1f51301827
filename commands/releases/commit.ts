import type { Mistake } from '../../input/mistake';
import { withValue } from '../../input/replace-value';
import { readTextFile } from '../../input/text-file';
import { UserError } from '../../input/user-error';
import { git, refusalOf, textsInGit } from '../history/git';
import { promotionIn } from '../history/project-texts';
import { commitFailed, notCommitted, otherChanges } from './errors';
import type { PlannedMove } from './move';

export interface CommitOptions {
  /** The subject of the commit; true for the usual one. Without it, nothing is committed. */
  readonly commit?: string | boolean;
  /** A file with the text below the subject. @default - what the org gets */
  readonly bodyFile?: string;
}

/**
 * Checks that a commit of a move would hold nothing else, before anything is written.
 *
 * @param made files that are new with the move
 * @throws UserError that says what else it would hold, or lack
 */
export function checkCommit({ file, text, to }: PlannedMove, made: readonly string[]): void {
  const mistakes: Mistake[] = [];
  const [committed] = textsInGit([`HEAD:./${file}`]);
  if (committed === undefined) mistakes.push(notCommitted(file));
  else if (!isSameMove(committed, text, to)) mistakes.push(otherChanges(file));
  const release = `releases/${to}.yaml`;
  if (!made.includes(release) && git(['status', '--porcelain', '--', release]) !== '')
    mistakes.push(notCommitted(release));
  if (mistakes.length > 0) throw new UserError(mistakes);
}

function isSameMove(committed: string, text: string, to: string): boolean {
  if (promotionIn(committed).release === undefined) return false;
  const lineEnds = (one: string) => one.replaceAll('\r\n', '\n');
  return lineEnds(withValue(committed, 'release', to)) === lineEnds(text);
}

/** The text below the subject. @throws UserError when the file cannot be read */
export function bodyOf({ bodyFile }: CommitOptions, usual: string): string {
  return bodyFile === undefined ? usual : readTextFile(bodyFile);
}

/**
 * Commits files, and nothing else that is changed.
 *
 * @returns the short name of the commit
 * @throws UserError with what git says, when it refuses
 */
export function commitFiles(files: readonly string[], subject: string, body: string): string {
  const why =
    refusalOf(['add', '--', ...files]) ?? refusalOf(['commit', '--quiet', '-m', subject, '-m', body, '--', ...files]);
  if (why !== undefined) throw new UserError([commitFailed(files, why)]);
  return git(['rev-parse', '--short', 'HEAD'])?.trim() ?? '';
}
