import type { Command } from 'commander';
import { UserError } from '../../input/user-error';

/** Whether a command takes the org as its first word, without an option. */
export function takesOrg(command: Command | undefined): boolean {
  return command?.registeredArguments[0]?.name() === 'org';
}

/** What follows `--org` among the words of a command line: nothing when it is not there, or the last. */
export function orgIn(words: readonly string[]): readonly string[] {
  const index = words.findIndex(isOrgOption);
  if (index < 0) return [];
  const [, value] = words[index]?.split('=') ?? [];
  return value === undefined ? words.slice(index + 1, index + 2) : [value];
}

/** Refuses `--org`, which some commands have, where a command takes the org as a word. */
export function refuseOrgOption(cli: Command, [name, ...words]: readonly string[]): void {
  if (!words.some(isOrgOption)) return;
  if (!takesOrg(cli.commands.find((command) => command.name() === name))) return;
  const next = `name the org without it: npm run ${name} -- ${orgIn(words)[0] ?? '<org>'}`;
  throw new UserError([{ path: '--org', problem: 'unknown option', next }]);
}

function isOrgOption(word: string): boolean {
  return /^--org(=|$)/.test(word);
}
