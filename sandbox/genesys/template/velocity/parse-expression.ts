import type { Cursor } from './cursor';
import type { BinaryOperator, Expression, Part, Reference, Step } from './syntax';

/** Parses the text of a double-quoted string, in which `""` is already one quote. */
export type ParseString = (text: string, offset: number) => readonly Part[];

type Spelling = readonly [written: string, operator: BinaryOperator];

/** Operators from the lowest to the highest precedence; longer spellings first. */
const levels: readonly (readonly Spelling[])[] = [
  [
    ['||', 'or'],
    ['or', 'or'],
  ],
  [
    ['&&', 'and'],
    ['and', 'and'],
  ],
  [
    ['==', '=='],
    ['!=', '!='],
    ['eq', '=='],
    ['ne', '!='],
  ],
  [
    ['<=', '<='],
    ['>=', '>='],
    ['<', '<'],
    ['>', '>'],
    ['le', '<='],
    ['ge', '>='],
    ['lt', '<'],
    ['gt', '>'],
  ],
  [
    ['+', '+'],
    ['-', '-'],
  ],
  [
    ['*', '*'],
    ['/', '/'],
    ['%', '%'],
  ],
];

const wordGoesOn = /[a-zA-Z0-9_-]/;

/** Parses expressions of `#if`, `#set` and method arguments, and the references in them. */
export class ExpressionParser {
  constructor(
    private readonly cursor: Cursor,
    private readonly parseString: ParseString,
  ) {}

  expression(level = 0): Expression {
    const spellings = levels[level];
    if (spellings === undefined) return this.unary();
    let left = this.expression(level + 1);
    for (;;) {
      this.cursor.skipBlank();
      const offset = this.cursor.at;
      const operator = this.operator(spellings);
      if (operator === undefined) return left;
      left = { kind: 'binary', operator, left, right: this.expression(level + 1), offset };
    }
  }

  /** Reads a reference that starts at `$`. Undefined when the `$` is plain text. */
  reference(): Reference | undefined {
    const { cursor } = this;
    const offset = cursor.at;
    cursor.expect('$', 'the text');
    const quiet = cursor.take('!');
    const braced = cursor.take('{');
    const root = cursor.identifier();
    if (root === undefined) {
      if (braced)
        cursor.fail({ given: cursor.found(), expected: `a name after "${cursor.source.slice(offset, cursor.at)}"` });
      cursor.at = offset;
      return undefined;
    }
    const steps = this.steps();
    if (braced) cursor.expect('}', `the reference "${cursor.source.slice(offset, cursor.at)}"`);
    return { kind: 'reference', root, steps, quiet, source: cursor.source.slice(offset, cursor.at), offset };
  }

  private steps(): Step[] {
    const { cursor } = this;
    const steps: Step[] = [];
    for (;;) {
      if (cursor.take('[')) {
        steps.push({ kind: 'index', index: this.expression() });
        cursor.expect(']', 'the index');
        continue;
      }
      const before = cursor.at;
      const name = cursor.take('.') ? cursor.identifier() : undefined;
      if (name === undefined) {
        cursor.at = before;
        return steps;
      }
      steps.push(cursor.take('(') ? { kind: 'method', name, args: this.args() } : { kind: 'property', name });
    }
  }

  private args(): Expression[] {
    const { cursor } = this;
    const args: Expression[] = [];
    cursor.skipBlank();
    if (cursor.take(')')) return args;
    do args.push(this.expression());
    while (cursor.take(','));
    cursor.expect(')', 'the arguments');
    return args;
  }

  private operator(spellings: readonly Spelling[]): BinaryOperator | undefined {
    const { cursor } = this;
    for (const [written, operator] of spellings) {
      const isWord = /[a-z]/.test(written);
      if (!cursor.looksAt(written)) continue;
      if (isWord && wordGoesOn.test(cursor.source.charAt(cursor.at + written.length))) continue;
      cursor.at += written.length;
      return operator;
    }
    return undefined;
  }

  private unary(): Expression {
    const { cursor } = this;
    cursor.skipBlank();
    if (cursor.take('!')) return { kind: 'not', operand: this.unary() };
    if (cursor.take('(')) {
      const inner = this.expression();
      cursor.expect(')', 'the expression in parentheses');
      return inner;
    }
    if (cursor.looksAt('$'))
      return this.reference() ?? cursor.fail({ given: 'a single "$"', expected: 'a name after it' });
    if (cursor.looksAt('"')) return this.doubleQuoted();
    if (cursor.looksAt("'")) return { kind: 'literal', value: this.quoted("'") };
    if (cursor.take('[')) return this.listOrRange();
    if (cursor.take('{')) return this.map();
    return this.word();
  }

  private listOrRange(): Expression {
    const { cursor } = this;
    cursor.skipBlank();
    if (cursor.take(']')) return { kind: 'list', items: [] };
    const items = [this.expression()];
    if (cursor.take('..')) {
      const to = this.expression();
      cursor.expect(']', 'the range');
      return { kind: 'range', from: items[0] as Expression, to };
    }
    while (cursor.take(',')) items.push(this.expression());
    cursor.expect(']', 'the list');
    return { kind: 'list', items };
  }

  private map(): Expression {
    const { cursor } = this;
    const members: (readonly [Expression, Expression])[] = [];
    cursor.skipBlank();
    if (cursor.take('}')) return { kind: 'map', members };
    do {
      const key = this.expression();
      cursor.expect(':', 'the key of a map');
      members.push([key, this.expression()]);
    } while (cursor.take(','));
    cursor.expect('}', 'the map');
    return { kind: 'map', members };
  }

  private word(): Expression {
    const { cursor } = this;
    const start = cursor.at;
    const digits = cursor.number();
    if (digits !== undefined) {
      return { kind: 'literal', value: digits.includes('.') ? Number(digits) : BigInt(digits) };
    }
    const word = cursor.identifier();
    if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
    if (word === 'not') return { kind: 'not', operand: this.unary() };
    cursor.at = start;
    return cursor.fail({
      given: cursor.found(),
      expected: 'a reference, a text in quotes, a number, true, false, a list in [ ] or a map in { }',
    });
  }

  private doubleQuoted(): Expression {
    const offset = this.cursor.at;
    const text = this.quoted('"');
    if (!/[$#]/.test(text)) return { kind: 'literal', value: text };
    const parts = this.parseString(text, offset);
    if (parts.every(({ kind }) => kind === 'text')) return { kind: 'literal', value: text };
    return { kind: 'interpolation', parts, offset };
  }

  /** Velocity has no backslash escapes: a doubled quote means a quote, and a backslash means itself. */
  private quoted(quote: string): string {
    const { cursor } = this;
    const start = cursor.at;
    let text = '';
    cursor.at++;
    for (;;) {
      const end = cursor.source.indexOf(quote, cursor.at);
      if (end === -1)
        cursor.fail({ problem: `the text that starts with ${quote} has no end`, next: 'close it' }, start);
      text += cursor.source.slice(cursor.at, end);
      cursor.at = end + 1;
      if (quote === '"' && text.endsWith('\\')) {
        cursor.fail(
          { given: 'the escape \\"', expected: "\"\" or '\"' for a quote, or '\\' for a backslash" },
          end - 1,
        );
      }
      if (!cursor.take(quote)) return text;
      text += quote;
    }
  }
}
