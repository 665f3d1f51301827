import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  Parser,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Path } from './mistakes';

/** A YAML text as plain data that knows where each value stands. */
export interface ScenarioDocument {
  readonly value: unknown;
  /** Errors of syntax, each with its place; `value` is of no use then. */
  readonly errors: readonly string[];
  /** Where the key or the element at a path stands, or the nearest one above it. */
  offset(path: Path): number;
  /** `line:column`, both from 1. */
  place(offset: number): string;
}

/** Far above any scenario, far below what a parser's own recursion bears. */
const deepestNesting = 100;

export function parseScenarioDocument(text: string): ScenarioDocument {
  const tooDeep = tooDeepIn(text);
  if (tooDeep !== undefined) return refused(tooDeep);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const errors = [...document.errors, ...document.warnings].map(
    (error) => `${place(error.pos[0])}: ${errorText(error, text)}`,
  );
  visit(document, {
    Alias: (_, { source, range }, path) => {
      const isInside = path.some((above) => isNode(above) && 'anchor' in above && above.anchor === source);
      if (isInside)
        errors.push(`${place(range?.[0] ?? 0)}: the alias *${source} stands inside of what it repeats; write it out`);
    },
  });
  return {
    value: errors.length > 0 ? undefined : plain(document, errors),
    errors,
    offset: (path) => offsetOf(document, path),
    place,
  };
}

/** Where nesting gets too deep; watched while it is read, since parsing and checking recurse over it. */
function tooDeepIn(text: string): string | undefined {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  for (const lexeme of new Lexer().lex(text)) {
    for (const _ of parser.next(lexeme));
    if (parser.stack.length <= deepestNesting) continue;
    const { line, col } = lines.linePos(parser.offset);
    return `${line}:${col}: nested more than ${deepestNesting} deep; no scenario is`;
  }
  return undefined;
}

function refused(error: string): ScenarioDocument {
  return { value: undefined, errors: [error], offset: () => 0, place: () => '1:1' };
}

/** Such as `the key "title" stands twice in one map; keep one of them`. */
function errorText({ code, message, pos }: YAMLError, text: string): string {
  if (code === 'DUPLICATE_KEY') return `the key ${keyAt(text, pos[0])} stands twice in one map; keep one of them`;
  const [sentence = ''] = message.split('\n');
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function keyAt(text: string, offset: number): string {
  const [word = ''] = /^(?:"[^"]*"|'[^']*'|[^\s:,{}]+)/.exec(text.slice(offset, offset + 80)) ?? [];
  return `"${word.replace(/^(["'])(.*)\1$/, '$2')}"`;
}

function plain(document: Document.Parsed, errors: string[]): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    errors.push(`1:1: ${(error as Error).message}; write aliases out`);
    return undefined;
  }
}

function offsetOf(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const above = document.getIn(path.slice(0, length - 1), true);
    const step = path[length - 1];
    const key =
      isMap(above) && above.items.find((pair) => isPair(pair) && isScalar(pair.key) && pair.key.value === step);
    const node = key ? key.key : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
