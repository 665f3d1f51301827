import type { Command } from 'commander';
import { UserError } from '../../input/user-error';
import { orgIn, takesOrg } from '../terminal/org-argument';

/** Options of `simulate` that have become commands. */
const moved = ['storm', 'serve'] as const;

/**
 * Refuses an option that has become a command, and gives the line that runs it.
 *
 * @param words of the command line
 */
export function refuseMovedOptions(cli: Command, words: readonly string[]): void {
  const name = moved.find((option) => words.includes(`--${option}`));
  if (name === undefined) return;
  const command = cli.commands.find((candidate) => candidate.name() === name);
  const others = [...(takesOrg(command) ? orgIn(words) : []), ...optionsFor(command?.options ?? [], words)];
  const line = ['npm run', name, ...(others.length === 0 ? [] : ['--', ...others.map(quoted)])].join(' ');
  throw new UserError([{ path: `--${name}`, problem: 'this is a command of its own', next: `run \`${line}\`` }]);
}

/** The words for options that the new command has too, each with its values. */
function optionsFor(known: Command['options'], words: readonly string[]): readonly string[] {
  let isKnown = false;
  return words.filter((word) => {
    if (word.startsWith('--')) isKnown = known.some(({ long }) => long === word.replace(/=.*/, ''));
    return isKnown;
  });
}

/** In quotes for a shell, if it holds blanks. */
function quoted(word: string): string {
  return /\s/.test(word) ? `"${word}"` : word;
}
