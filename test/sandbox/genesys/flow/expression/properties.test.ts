import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyCharacter } from '../../../../support/any-character';
import { evaluate } from './evaluate';

type Sort = 'integer' | 'boolean' | 'string';

/** An expression and its value by the rules of the language, computed without the code under test. */
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
      fc.string({ maxLength: 6, unit: anyCharacter }).map((value) => literal('string', value)),
      joined('string', ['+'], 'string'),
      choice('string'),
    ),
  };
});

/** A text as its digits before and after the point, so that an oracle can count without binary fractions. */
const decimal = fc
  .tuple(fc.boolean(), fc.nat({ max: 999_999 }), fc.nat({ max: 99_999 }))
  .map(([negative, whole, fraction]) => ({
    text: `${negative ? '-' : ''}${whole}.${String(fraction).padStart(5, '0')}`,
    units: BigInt(negative ? -1 : 1) * (BigInt(whole) * 100_000n + BigInt(fraction)),
  }));
const words = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'A', 'b', ' ', '\t', 'é', 'É') });

describe('functions', () => {
  it('round halves away from zero, in decimal', () => {
    fc.assert(
      fc.property(decimal, fc.nat({ max: 5 }), ({ text, units }, digits) => {
        const step = 10n ** BigInt(5 - digits);
        const size = units < 0n ? -units : units;
        const rounded = ((size + step / 2n) / step) * (units < 0n ? -1n : 1n);
        expect(evaluate(`Round(${text}, ${digits})`)).toBeCloseTo(Number(rounded) / 10 ** digits, 9);
        const shown = String(rounded < 0n ? -rounded : rounded).padStart(digits + 1, '0');
        const point = shown.length - digits;
        const written = digits === 0 ? shown : `${shown.slice(0, point)}.${shown.slice(point)}`;
        expect(evaluate(`ToString(${text}, ${digits})`)).toBe(`${rounded < 0n ? '-' : ''}${written}`);
      }),
    );
  });

  it('read the texts that they write', () => {
    fc.assert(
      fc.property(decimal, ({ text, units }) => {
        expect(Number(evaluate(`ToDecimal(ToString(${text}))`)) * 100_000).toBeCloseTo(Number(units), 3);
        expect(evaluate(`ToString(${text})`)).toMatch(/^-?\d+\.\d+$/);
      }),
    );
  });

  it('count the values that are set, wherever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: -999, max: 999 })), { minLength: 1, maxLength: 8 }), (items) => {
        const set = items.filter((item) => item !== null);
        const list = `MakeList(ToInt(NOT_SET)${items.map((item) => `, ${item ?? 'NOT_SET'}`).join('')})`;
        const sum = set.reduce((total, item) => total + item, 0);
        expect(evaluate(`Sum(${list})`)).toBe(sum);
        expect(evaluate(`Average(${list})`)).toBe(set.length === 0 ? 0 : sum / set.length);
        expect(evaluate(`Count(${list})`)).toBe(items.length + 1);
      }),
    );
  });

  it('find the n-th occurrence at the same index as a search letter by letter', () => {
    fc.assert(
      fc.property(words, words, fc.integer({ min: 1, max: 4 }), fc.boolean(), (text, part, number, anyCase) => {
        const same = (one: string, other: string) =>
          anyCase ? one.toLowerCase() === other.toLowerCase() : one === other;
        const places = [...text].flatMap((_, at) => (same(text.slice(at, at + part.length), part) ? [at] : []));
        fc.pre(part !== '');
        const call = `FindString(${quoted(text)}, ${quoted(part)}, ${number}, ${anyCase})`;
        expect(evaluate(call)).toBe(places[number - 1] ?? -1);
        expect(evaluate(`Contains(${quoted(text)}, ${quoted(part)}, ${anyCase})`)).toBe(places.length > 0);
      }),
    );
  });

  it('trim blanks only at their own end', () => {
    fc.assert(
      fc.property(words, (text) => {
        const [left, right] = [evaluate(`LTrim(${quoted(text)})`), evaluate(`RTrim(${quoted(text)})`)] as string[];
        expect(left).toBe(text.replace(/^[ \t]+/, ''));
        expect(right).toBe(text.replace(/[ \t]+$/, ''));
        expect(evaluate(`Trim(${quoted(text)})`)).toBe(left?.replace(/[ \t]+$/, ''));
      }),
    );
  });

  it('split a moment into its parts and join them again', () => {
    const [least, most] = [Date.UTC(1800, 0, 1), Date.UTC(2200, 11, 31)];
    fc.assert(
      fc.property(fc.integer({ min: least / 1000, max: most / 1000 }), (seconds) => {
        const parts = ['Year', 'Month', 'Day', 'Hour', 'Minute', 'Second'].map(
          (part) => `${part}(ToDateTime(${seconds < 0 ? `0 - ${-seconds}` : seconds}))`,
        );
        expect(evaluate(`MakeDateTime(${parts.join(', ')})`)).toBe(seconds * 1000);
      }),
    );
  });
});

describe('generated expressions', () => {
  it('follow the rules of precedence, grouping and laziness, with the fewest parentheses possible', () => {
    fc.assert(
      fc.property(fc.oneof(integer, boolean, string), (term) => {
        expect(evaluate(print(term, 0)) === meaning(term)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('fail only with a mistake in words, for any text', () => {
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
