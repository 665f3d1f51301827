import type { YAMLError } from 'yaml';
import type { Message } from './mistake';

/** The message about an error of YAML's syntax. It quotes nothing from the file: a broken line may hold a secret. */
export function syntaxMessage(code: YAMLError['code']): Message {
  const [problem, next] = messages[code] ?? unknown;
  return { problem, next };
}

type Words = readonly [problem: string, next: string];

const unknown: Words = ['not valid YAML', 'check the quotes, brackets, colons and indentation around here'];
const nesting: Words = [
  'a line that fits neither the one above nor its own indentation',
  'align it with its neighbours',
];

const messages: { readonly [C in YAMLError['code']]?: Words } = {
  TAB_AS_INDENT: ['a tab is used for indentation', 'indent with spaces'],
  BAD_INDENT: ['wrong indentation, or a bracket that is not closed', 'indent by two spaces and close every bracket'],
  MISSING_CHAR: ['a quote, bracket, comma or colon is missing', 'add it'],
  BLOCK_AS_IMPLICIT_KEY: nesting,
  MULTILINE_IMPLICIT_KEY: nesting,
  BAD_SCALAR_START: ['a text may not start with this character', 'put the text in quotes'],
  BAD_DQ_ESCAPE: [
    'an escape that does not exist in double quotes',
    'write "\\\\" for a backslash, or use single quotes',
  ],
};
