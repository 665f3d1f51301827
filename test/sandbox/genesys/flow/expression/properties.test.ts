import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluate } from './evaluate';

type Sort = 'integer' | 'boolean' | 'string';

/** An expression and what a reader of the language's rules says that it is, computed without the code under test. */
type Term = { readonly sort: Sort } & (
  | { readonly kind: 'literal'; readonly value: number | boolean | string }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Term; readonly right: Term }
  | { readonly kind: 'not'; readonly operand: Term }
  | { readonly kind: 'negative'; readonly operand: Term }
  | { readonly kind: 'if'; readonly condition: Term; readonly yes: Term; readonly no: Term; readonly ternary: boolean }
);

const tightness: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '|': 3,
  '&': 4,
  '==': 5,
  '!=': 5,
  '<': 6,
  '>=': 6,
  '+': 7,
  '-': 7,
  '*': 8,
};

const { integer, boolean, string } = fc.letrec<Record<Sort, Term>>((tie) => {
  const limit = { maxDepth: 5, depthIdentifier: 'term' } as const;
  const literal = (sort: Sort, value: number | boolean | string): Term => ({ kind: 'literal', sort, value });
  const joined = (sort: Sort, operators: readonly string[], operand: Sort) =>
    fc
      .tuple(fc.constantFrom(...operators), tie(operand), tie(operand))
      .map(([operator, left, right]): Term => ({ kind: 'binary', sort, operator, left, right }));
  const choice = (sort: Sort) =>
    fc
      .tuple(tie('boolean'), tie(sort), tie(sort), fc.boolean())
      .map(([condition, yes, no, ternary]): Term => ({ kind: 'if', sort, condition, yes, no, ternary }));
  return {
    integer: fc.oneof(
      limit,
      fc.nat({ max: 9 }).map((value) => literal('integer', value)),
      joined('integer', ['+', '-', '*', '|', '&'], 'integer'),
      tie('integer').map((operand): Term => ({ kind: 'negative', sort: 'integer', operand })),
      choice('integer'),
    ),
    boolean: fc.oneof(
      limit,
      fc.boolean().map((value) => literal('boolean', value)),
      joined('boolean', ['and', 'or'], 'boolean'),
      joined('boolean', ['==', '!=', '<', '>='], 'integer'),
      joined('boolean', ['==', '!='], 'string'),
      tie('boolean').map((operand): Term => ({ kind: 'not', sort: 'boolean', operand })),
    ),
    string: fc.oneof(
      limit,
      fc.string({ maxLength: 6, unit: 'binary' }).map((value) => literal('string', value)),
      joined('string', ['+'], 'string'),
      choice('string'),
    ),
  };
});

describe('generated expressions', () => {
  it('are what the rules of precedence, grouping and laziness say, with as few parentheses as these allow', () => {
    fc.assert(
      fc.property(fc.oneof(integer, boolean, string), (term) => {
        expect(evaluate(print(term, 0)) === meaning(term)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('never break anything but with a mistake in words, whatever the text is', () => {
    const pieces = fc.constantFrom(
      'Flow.text',
      '"',
      '(',
      ')',
      '[',
      ']',
      '.',
      ',',
      '1',
      '-',
      '!',
      'and',
      '?',
      ':',
      'If',
      ' ',
      '\\',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((words) => words.join('')),
        ),
        (source) => {
          try {
            evaluate(source);
          } catch (error) {
            expect((error as Error).name).toMatch(/^(ExpressionMistake|FlowFailure)$/);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

function print(term: Term, around: number): string {
  switch (term.kind) {
    case 'literal':
      return typeof term.value === 'string' ? quoted(term.value) : String(term.value);
    case 'not':
      return parenthesised(`!${print(term.operand, 10)}`, 10 < around);
    case 'negative':
      return `-${print(term.operand, 11)}`;
    case 'if': {
      const [condition, yes, no] = [print(term.condition, 1), print(term.yes, 0), print(term.no, 0)];
      if (term.ternary) return parenthesised(`${condition} ? ${yes} : ${no}`, 0 < around);
      return `iF(${print(term.condition, 0)},${yes} , ${no})`;
    }
    case 'binary': {
      const own = tightness[term.operator] as number;
      const text = `${print(term.left, own)} ${term.operator} ${print(term.right, own + 1)}`;
      return parenthesised(text, own < around);
    }
  }
}

function parenthesised(text: string, needed: boolean): string {
  return needed ? `(${text})` : text;
}

function quoted(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return `"${[...text].map((character) => escapes[character] ?? character).join('')}"`;
}

function meaning(term: Term): number | boolean | string {
  switch (term.kind) {
    case 'literal':
      return term.value;
    case 'not':
      return !meaning(term.operand);
    case 'negative':
      return -Number(meaning(term.operand));
    case 'if':
      return meaning(meaning(term.condition) ? term.yes : term.no);
    case 'binary': {
      const [left, right] = [meaning(term.left), meaning(term.right)] as [never, never];
      const joined = {
        or: () => left || right,
        and: () => left && right,
        '|': () => left | right,
        '&': () => left & right,
        '==': () => left === right,
        '!=': () => left !== right,
        '<': () => left < right,
        '>=': () => left >= right,
        '+': () => left + right,
        '-': () => left - right,
        '*': () => left * right,
      }[term.operator];
      return joined?.() as number | boolean | string;
    }
  }
}
