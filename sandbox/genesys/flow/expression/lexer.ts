import { integerTooLarge, unclosedString, unexpectedCharacter, unknownEscape } from './errors';

export interface Token {
  readonly kind: 'integer' | 'decimal' | 'string' | 'word' | 'symbol' | 'end';
  /** The text as written; for a string, without quotes and escapes. */
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const largestInteger = 999_999_999_999_999;
const blank = /[ \t\r\n]*/y;
const word = /[A-Za-z][A-Za-z0-9_]*/y;
const number = /\d+(\.\d+)?/y;
const symbol = /==|!=|>=|<=|[?:|&<>+\-*/%^!~()[\].,]/y;
const plainText = /[^"\\]*/y;
const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n', r: '\r', t: '\t' };

/** The tokens of an expression; the last one has the kind `end`. Throws ExpressionMistake. */
export function lex(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += matchAt(blank, source, at).length;
    if (at === source.length) break;
    const token = next(source, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: 'the end', at, end: at });
  return tokens;
}

function next(source: string, at: number): Token {
  if (source[at] === '"') return stringAt(source, at);
  const name = matchAt(word, source, at);
  if (name) return { kind: 'word', text: name, at, end: at + name.length };
  const digits = matchAt(number, source, at);
  if (digits) return numberToken(digits, at);
  const sign = matchAt(symbol, source, at);
  if (sign) return { kind: 'symbol', text: sign, at, end: at + sign.length };
  throw unexpectedCharacter(source[at] as string, at);
}

function numberToken(text: string, at: number): Token {
  if (Number(text) > largestInteger) throw integerTooLarge(text, at);
  return { kind: text.includes('.') ? 'decimal' : 'integer', text, at, end: at + text.length };
}

function stringAt(source: string, start: number): Token {
  let text = '';
  let at = start + 1;
  for (;;) {
    const plain = matchAt(plainText, source, at);
    text += plain;
    at += plain.length;
    if (at >= source.length) throw unclosedString(start);
    if (source[at] === '"') return { kind: 'string', text, at: start, end: at + 1 };
    const escaped = source[at + 1];
    const meant = escaped === undefined ? undefined : escapes[escaped];
    if (meant === undefined) throw unknownEscape(source.slice(at, at + 2), at);
    text += meant;
    at += 2;
  }
}

function matchAt(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? '';
}
