import { execFileSync } from 'node:child_process';
import type { Message } from '../../input/mistake';
import { UserError } from '../../input/user-error';

/** Of a large history, the texts of one file. */
const mostBytes = 256 * 1024 * 1024;

/**
 * What git prints, or undefined where it ends with another exit code than 0.
 *
 * @param input what git reads
 * @throws UserError when git is not installed, or this folder is not in a git repository
 */
export function git(words: readonly string[], input = ''): string | undefined {
  return outcomeOf(words, input).printed?.toString();
}

/**
 * Lets git change something.
 *
 * @returns the first line of what git says when it refuses, or undefined
 * @throws UserError as `git` does
 */
export function refusalOf(words: readonly string[]): string | undefined {
  return outcomeOf(words).refusal;
}

interface Outcome {
  readonly printed?: Buffer;
  readonly refusal?: string;
}

/** In English everywhere, since lines of it are read. */
function outcomeOf(words: readonly string[], input = ''): Outcome {
  try {
    const env = { ...process.env, LC_ALL: 'C' };
    return {
      printed: execFileSync('git', words, { input, env, maxBuffer: mostBytes, stdio: ['pipe', 'pipe', 'pipe'] }),
    };
  } catch (error) {
    const { code, message, stderr } = error as NodeJS.ErrnoException & { readonly stderr?: Buffer };
    if (code === 'ENOENT') throw new UserError([gitMissing()]);
    if (/^fatal: not a git repository/m.test(String(stderr))) throw new UserError([noRepository()]);
    if (/dubious ownership/.test(String(stderr))) throw new UserError([notTrusted()]);
    const said = String(stderr ?? '').split('\n');
    return { refusal: said.find((line) => line.trim() !== '') ?? message };
  }
}

/**
 * The texts of files in commits, as git keeps them. A name is that of a revision and a path from the working directory,
 * such as `main:./orgs/dev.yaml`; one that does not exist has no text.
 */
export function textsInGit(names: readonly string[]): readonly (string | undefined)[] {
  if (names.length === 0) return [];
  const printed = outcomeOf(['cat-file', '--batch'], `${names.join('\n')}\n`).printed ?? Buffer.alloc(0);
  let at = 0;
  return names.map(() => {
    const end = printed.indexOf('\n', at);
    const [, size] = /^\S+ blob (\d+)$/.exec(printed.toString('utf8', at, end)) ?? [];
    at = end + 1;
    if (size === undefined) return undefined;
    const text = printed.toString('utf8', at, at + Number(size));
    at += Number(size) + 1;
    return text;
  });
}

/** Whether the history here ends before its beginning. */
export function isShallow(): boolean {
  return git(['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
}

/** What to do where the history ends too early. */
export const getHistory = 'get the whole history: git fetch --unshallow';

const gitMissing = (): Message => ({
  problem: 'git is needed for this, and there is none on the path',
  next: 'install git',
});

const notTrusted = (): Message => ({
  problem: 'git does not read this folder, since it belongs to another user',
  next: `trust it: git config --global --add safe.directory ${process.cwd()}`,
});

const noRepository = (): Message => ({
  problem: 'this folder is in no git repository, and its history is needed',
  next: 'run this in a clone, or begin one with git init and a commit',
});
