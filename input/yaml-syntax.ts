import { CST, type YAMLError } from 'yaml';
import type { Finding } from './finding';
import type { Message } from './mistake';

/**
 * The findings about errors of YAML's syntax: those inside one text, up to the first that breaks the structure, since
 * everything behind that one follows from it. They quote nothing from the file: a broken line may hold a secret.
 *
 * @param tokens of the whole file
 */
export function syntaxFindings(errors: readonly YAMLError[], tokens: readonly CST.Token[]): readonly Finding[] {
  const inOrder = errors.toSorted((a, b) => a.pos[0] - b.pos[0]).map(({ code, pos }) => ({ code, offset: pos[0] }));
  const open = notClosed(tokens);
  const broken = open ?? inOrder.find(({ code }) => !insideText.includes(code));
  const before = inOrder.filter(({ offset }) => broken === undefined || offset < broken.offset);
  return [...before, ...(broken === undefined ? [] : [broken])].map(({ code, offset }) => ({
    at: [],
    offset,
    ...messageOf(code),
  }));
}

/** Mistakes that the parser reports only where the file ends, or once for each line, have codes of ours. */
type Code = YAMLError['code'] | 'OPEN_BRACKET' | 'OPEN_QUOTE';

interface Place {
  readonly code: Code;
  readonly offset: number;
}

/** The first bracket or quote that nothing closes. */
function notClosed(tokens: readonly CST.Token[]): Place | undefined {
  let found: Place | undefined;
  for (const token of tokens) {
    if (token.type !== 'document') continue;
    CST.visit(token, ({ key, value }) => {
      found ??= openAt(key) ?? openAt(value);
      return found === undefined ? undefined : CST.visit.BREAK;
    });
  }
  return found;
}

function openAt(token: CST.Token | null | undefined): Place | undefined {
  if (token?.type === 'flow-collection' && token.end.every(({ type }) => type === 'flow-error-end'))
    return { code: 'OPEN_BRACKET', offset: token.offset };
  if (token?.type !== 'double-quoted-scalar' && token?.type !== 'single-quoted-scalar') return undefined;
  const { source, offset } = token;
  return source.length < 2 || source.at(-1) !== source[0] ? { code: 'OPEN_QUOTE', offset } : undefined;
}

function messageOf(code: Code): Message {
  const [problem, next] = messages[code] ?? unknown;
  return { problem, next };
}

type Words = readonly [problem: string, next: string];

const unknown: Words = ['not valid YAML', 'check the quotes, brackets, colons and indentation around here'];
const nesting: Words = [
  'a line that fits neither the one above nor its own indentation',
  'align it with its neighbours',
];

/** Errors that leave the structure around a text as it is. */
const insideText: readonly Code[] = ['BAD_DQ_ESCAPE', 'BAD_SCALAR_START'];

const messages: { readonly [C in Code]?: Words } = {
  OPEN_BRACKET: ['a bracket that is not closed', 'close it'],
  OPEN_QUOTE: ['a quote that is not closed', 'close it'],
  TAB_AS_INDENT: ['a tab is used for indentation', 'indent with spaces'],
  BAD_INDENT: ['wrong indentation', 'indent by two spaces'],
  MISSING_CHAR: ['a quote, bracket, comma or colon is missing', 'add it'],
  BLOCK_AS_IMPLICIT_KEY: nesting,
  MULTILINE_IMPLICIT_KEY: nesting,
  BAD_SCALAR_START: ['a text may not start with this character', 'put the text in quotes'],
  BAD_DQ_ESCAPE: [
    'an escape that does not exist in double quotes',
    'write "\\\\" for a backslash, or use single quotes',
  ],
};
