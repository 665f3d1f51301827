import { type Ast, type BinaryOperator, binaryLevels } from './ast';
import { chainTooLong, tooDeep, tooLong, unexpectedToken } from './errors';
import { lex, type Token } from './lexer';

const longestExpression = 32_000;
const deepestNesting = 60;
const longestChain = 100;

/**
 * Parses Architect's expression grammar. Operators of one level are left-associative. Throws ExpressionMistake, also
 * for an expression of more than 32,000 characters or nested more than 60 deep.
 */
export function parseExpression(source: string): Ast {
  if (source.length > longestExpression) throw tooLong(source.length);
  const parser = new Parser(lex(source));
  return parser.whole();
}

class Parser {
  private position = 0;
  private depth = -1;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Ast {
    const expression = this.expression();
    if (this.peek.kind !== 'end') throw this.unexpected('an operator or the end');
    return expression;
  }

  private expression(): Ast {
    return this.nested(() => {
      const condition = this.binary(0);
      if (!this.accept('?')) return condition;
      const whenTrue = this.expression();
      this.expect(':');
      const whenFalse = this.expression();
      return { kind: 'conditional', condition, whenTrue, whenFalse, at: condition.at, end: whenFalse.end };
    });
  }

  private binary(level: number): Ast {
    const operators: readonly string[] | undefined = binaryLevels[level];
    if (operators === undefined) return this.not();
    let left = this.binary(level + 1);
    for (let operands = 1; operators.includes(this.operator()); operands++) {
      if (operands === longestChain) throw chainTooLong(this.peek.at);
      const operator = this.operator() as BinaryOperator;
      this.position++;
      const right = this.binary(level + 1);
      left = { kind: 'binary', operator, left, right, at: left.at, end: right.end };
    }
    return left;
  }

  private not(): Ast {
    const { at, text, kind } = this.peek;
    if (kind !== 'symbol' || (text !== '!' && text !== '~')) return this.negative();
    this.position++;
    const operand = this.nested(() => this.not());
    return { kind: 'unary', operator: text, operand, at, end: operand.end };
  }

  private negative(): Ast {
    const { at } = this.peek;
    if (!this.accept('-')) return this.selection();
    const operand = this.nested(() => this.negative());
    return { kind: 'unary', operator: '-', operand, at, end: operand.end };
  }

  private selection(): Ast {
    let of = this.atom();
    for (let selectors = 0; ; selectors++) {
      if (selectors > deepestNesting) throw tooDeep(this.peek.at);
      if (this.accept('[')) {
        const index = this.expression();
        of = { kind: 'item', of, index, at: of.at, end: this.expect(']').end };
      } else if (this.accept('.')) {
        const { kind, text, end } = this.peek;
        if (kind !== 'word' && kind !== 'string') throw this.unexpected('a property name');
        this.position++;
        of = { kind: 'property', of, name: text, at: of.at, end };
      } else return of;
    }
  }

  private atom(): Ast {
    const { kind, text, at, end } = this.peek;
    if (this.accept('(')) {
      const inner = this.expression();
      this.expect(')');
      return inner;
    }
    switch (kind) {
      case 'string':
        this.position++;
        return { kind: 'literal', type: kind, value: text, at, end };
      case 'integer':
      case 'decimal':
        this.position++;
        return { kind: 'literal', type: kind, value: Number(text), at, end };
      case 'word':
        if (this.operator() === text.toLowerCase()) throw this.unexpected('a value');
        this.position++;
        return this.word(text, at, end);
      default:
        throw this.unexpected('a value');
    }
  }

  private word(text: string, at: number, end: number): Ast {
    if (text === 'true' || text === 'false')
      return { kind: 'literal', type: 'boolean', value: text === 'true', at, end };
    if (text === 'NOT_SET') return { kind: 'literal', type: 'notSet', value: undefined, at, end };
    if (this.accept('(')) return this.call(text, at);
    const parts = [text];
    let last = end;
    while (this.peek.text === '.' && this.peek.kind === 'symbol' && this.tokens[this.position + 1]?.kind === 'word') {
      const part = this.tokens[this.position + 1] as Token;
      parts.push(part.text);
      last = part.end;
      this.position += 2;
    }
    return { kind: 'name', parts, at, end: last };
  }

  private call(name: string, at: number): Ast {
    const args: Ast[] = [];
    if (this.peek.text !== ')' || this.peek.kind !== 'symbol') {
      do args.push(this.expression());
      while (this.accept(','));
    }
    return { kind: 'call', name, args, at, end: this.expect(')').end };
  }

  private nested<T>(read: () => T): T {
    if (++this.depth > deepestNesting) throw tooDeep(this.peek.at);
    const result = read();
    this.depth--;
    return result;
  }

  private get peek(): Token {
    return this.tokens[this.position] as Token;
  }

  /** The infix operator that comes next, with `and` and `or` in lower case; empty if there is none. */
  private operator(): string {
    const { kind, text } = this.peek;
    if (kind === 'symbol') return text;
    const lower = text.toLowerCase();
    return kind === 'word' && (lower === 'and' || lower === 'or') ? lower : '';
  }

  private accept(symbol: string): boolean {
    if (this.peek.kind !== 'symbol' || this.peek.text !== symbol) return false;
    this.position++;
    return true;
  }

  private expect(symbol: string): Token {
    const token = this.peek;
    if (!this.accept(symbol)) throw this.unexpected(`"${symbol}"`);
    return token;
  }

  private unexpected(expected: string): Error {
    const { kind, text, at } = this.peek;
    return unexpectedToken(kind === 'end' ? text : `"${text}"`, expected, at);
  }
}
