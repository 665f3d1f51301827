import type { CommanderError } from 'commander';
import { didYouMean } from '../../input/did-you-mean';
import type { Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';

const help = 'add --help to see the options';

/** The mistake that commander found on the command line. Commander describes it in a message only. */
export function usageMistake({ code, message }: CommanderError): Mistake {
  const [path = '', other = ''] = message.match(/(?<=')-[\w-]+/g) ?? [];
  switch (code) {
    case 'commander.unknownOption': {
      const [, nearest] = /Did you mean (?:one of )?([\w-]+)/.exec(message) ?? [];
      return { path, problem: 'unknown option', next: nearest === undefined ? help : `did you mean "${nearest}"?` };
    }
    case 'commander.optionMissingArgument':
      return { path, problem: 'the value is missing', next: help };
    case 'commander.missingMandatoryOptionValue':
      return { path, problem: 'missing', next: help };
    case 'commander.invalidArgument': {
      const [, given = '', expected = ''] =
        /argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s.exec(message) ?? [];
      return {
        path,
        given: shown(given),
        expected: `one of ${expected}`,
        next: didYouMean(given, expected.split(', ')),
      };
    }
    case 'commander.conflictingOption':
      return { path, problem: `cannot be used with ${other}`, next: 'remove one of them' };
    case 'commander.excessArguments': {
      const [, command] = /arguments for '(.*?)'/.exec(message) ?? [];
      return { path: command, problem: 'too many words', next: `put a value with blanks into quotes, or ${help}` };
    }
    default:
      return { problem: message.replace(/^error: /, ''), next: help };
  }
}
