import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type ParsedNode,
  Parser,
} from 'yaml';
import type { Mistake } from '../../../../input/mistake';
import { UserError } from '../../../../input/user-error';
import * as errors from './errors';
import type { YamlEntry, YamlNode } from './yaml-node';

export interface YamlFile {
  readonly root: YamlNode;
  readonly placeOf: (offset: number) => Place;
}

/** A place in a file; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What Architect takes in one request: about 6 MiB. */
const largestFile = 6 * 1024 * 1024;
/** Far above any flow, far below what a parser's own recursion bears. */
const deepestNesting = 500;
/** Words of YAML, indents and line ends included; a bound of the time that a hostile file can take. */
const mostLexemes = 1_000_000;

/**
 * Reads one YAML document. Throws UserError, with file, line and column, for a file that is too large or too deep,
 * for aliases, tags, keys that are no text or stand twice, and for every syntax error.
 */
export function readYaml(text: string, file: string): YamlFile {
  const size = Buffer.byteLength(text);
  if (size > largestFile) throw new UserError([{ file, problem: errors.fileTooLarge(size) }]);
  const lines = new LineCounter();
  lines.addNewLine(0);
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const document = compose(text, lines, placeOf);
  const mistakes: Mistake[] = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    ...placeOf(pos[0]),
    problem: message,
  }));
  if (mistakes.length > 0) throw new UserError(listed(mistakes));
  if (document.contents === null) throw new UserError([{ file, problem: errors.emptyFile() }]);
  const root = convert(document.contents, (offset, problem) => mistakes.push({ ...placeOf(offset), problem }));
  if (mistakes.length > 0) throw new UserError(listed(mistakes));
  return { root, placeOf };
}

// Tokens are watched while they are read, so that depth and amount are refused before anything recurses over them.
function compose(text: string, lines: LineCounter, placeOf: YamlFile['placeOf']): Document.Parsed {
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false });
  const refuse = (problem: string, offset: number) => new UserError([{ ...placeOf(offset), problem }]);
  let offset = 0;
  let lexemes = 0;
  const tokens = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') throw refuse(token.message, token.offset);
      tokens.push(token);
    }
    offset = parser.offset;
    if (parser.stack.length > deepestNesting) throw refuse(errors.nestedTooDeep(deepestNesting), offset);
    if (++lexemes > mostLexemes) throw refuse(errors.tooManyParts(mostLexemes), offset);
  }
  for (const token of parser.end()) {
    if (token.type === 'error') throw refuse(token.message, token.offset);
    tokens.push(token);
  }
  const documents = tokens.filter(({ type }) => type === 'document');
  if (documents[1] !== undefined) throw refuse(errors.severalDocuments(), documents[1].offset as number);
  const [document] = composer.compose(tokens, true, text.length);
  return document as Document.Parsed;
}

type Report = (offset: number, message: string) => void;

function convert(node: ParsedNode | null, report: Report): YamlNode {
  const offset = node?.range[0] ?? 0;
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    const entries = new Map<string, YamlEntry>();
    for (const { key, value } of node.items) {
      const at = key.range[0];
      const word = isScalar(key) ? (typeof key.value === 'string' ? key.value : (key.source ?? '')) : undefined;
      if (word === undefined) report(at, errors.keyNotText());
      else if (entries.has(word)) report(at, errors.duplicateKey(word));
      else entries.set(word, { value: convert(value, report), offset: at });
    }
    return { kind: 'map', entries, offset };
  }
  if (isSeq<ParsedNode>(node)) {
    return { kind: 'list', items: node.items.map((item) => convert(item, report)), offset };
  }
  if (isAlias(node)) {
    report(offset, errors.aliasUsed(node.source));
  } else if (isScalar(node)) {
    const { value, source = '' } = node;
    if (typeof value === 'string') return { kind: 'scalar', value, text: value, offset };
    if (typeof value === 'number' || typeof value === 'boolean') return { kind: 'scalar', value, text: source, offset };
  }
  return { kind: 'scalar', value: null, text: '', offset };
}

const mostListed = 50;

/** Of a file that is broken throughout, the first mistakes. */
function listed(mistakes: readonly Mistake[]): readonly Mistake[] {
  const rest = mistakes.length - mostListed;
  return [...mistakes.slice(0, mostListed), ...(rest > 0 ? [{ problem: `and ${rest} more` }] : [])];
}
