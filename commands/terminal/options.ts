import { Option } from 'commander';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';

/** Options that several commands have. Each call makes a new one. */
export const orgOption = () =>
  new Option(
    '--org <name>',
    'name of the org: its file in orgs/, without .yaml (default: dev, or the first by name if there is no dev)',
  );

export const jsonOption = () => new Option('--json', 'print the result, or the mistakes in the input, as JSON');

export const reportOption = () =>
  new Option('--report <file.html>', 'write a report for a browser, with every step and chart');

export const seedOption = () =>
  new Option('--seed <number>', 'seed for random events; the same seed repeats the run')
    .argParser(wholeNumber('--seed', 0, 2 ** 32 - 1))
    .default(1);

/** A parser for an option that is a whole number within bounds, both included. It throws a UserError. */
export function wholeNumber(option: string, least: number, most: number): (given: string) => number {
  return (given) => {
    const value = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new UserError([{ path: option, given: shown(given), expected: `a whole number, ${least} to ${most}` }]);
  };
}

/** Whether a word of the command line is the path of a YAML file: it holds a slash, or ends in `.yaml` or `.yml`. */
export function isPath(word: string): boolean {
  return /[\\/]|\.ya?ml$/i.test(word);
}
