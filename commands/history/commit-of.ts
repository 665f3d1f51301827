import type { Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import { git, isShallow } from './git';

/** The commit of a base. @param base a branch, a tag or a commit. @throws UserError when git does not know it, or is not there */
export function commitOf(base: string): string {
  const commit = base.startsWith('-')
    ? undefined
    : git(['rev-parse', '--verify', '--quiet', `${base}^{commit}`])?.trim();
  if (!commit) throw new UserError([unknownBase(base)]);
  return commit;
}

const unknownBase = (base: string): Mistake => ({
  path: '--base',
  given: shown(base),
  expected: 'a branch, a tag or a commit that git knows here',
  next: isShallow()
    ? 'this clone is shallow: fetch it first, with git fetch --depth 1 origin <branch>'
    : 'fetch it first',
});
