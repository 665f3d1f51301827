import type { Compiled, Evaluate } from '../compiled';
import { badArgument, numberOutOfRange } from '../flow-failure';
import { isInRange, roundTo } from '../text-forms';
import { type ExpressionType, isCollection, itemType, type Value } from '../types';
import { itemsOf } from './collections';
import { type Call, type FunctionDefinition, refused, type Signature, scoped, typed } from './function-definition';

/** The largest number of digits after the point that a decimal is rounded to. */
const mostDigits = 15;

/** Functions of numbers. A rounded decimal is still a decimal: ToInt makes an integer. */
export const numberFunctions: Readonly<Record<string, FunctionDefinition>> = {
  Ceiling: rounding(Math.ceil),
  Floor: rounding(Math.floor),
  Round: rounding((value) => roundTo(value, 0), {
    takes: ['decimal', 'integer'],
    gives: 'decimal',
    apply: (value: number, digits: number) => roundTo(value, digitCount('Round', digits)),
  }),
  Sum: folding(['integer', 'decimal', 'duration'], (type) => type, sum),
  Average: folding(
    ['integer', 'decimal', 'duration'],
    (type) => (type === 'duration' ? type : 'decimal'),
    (values) => (values.length === 0 ? 0 : sum(values) / values.length),
  ),
  Random: scoped('decimal', ({ random }) => random()),
  RandomInt: scoped(
    'integer',
    ({ random }, low: number, high: number) => {
      if (low > high) throw badArgument('RandomInt', 'a range that does not end before it starts', [low, high]);
      return low + Math.floor(random() * (high - low + 1));
    },
    'integer',
    'integer',
  ),
};

/** The number of digits after the point. Throws FlowFailure for an impossible number. */
export function digitCount(name: string, digits: number): number {
  if (digits < 0 || digits > mostDigits) throw badArgument(name, `0 to ${mostDigits} digits`, digits);
  return digits;
}

function rounding(round: (value: number) => number, ...more: readonly Signature[]): FunctionDefinition {
  return typed(
    { takes: ['decimal'], gives: 'decimal', apply: round },
    { takes: ['integer'], gives: 'integer', apply: (value: number) => value },
    ...more,
  );
}

/** A function of any number of values of one type, or of a collection of them. Values that are not set do not count. */
function folding(
  takes: readonly ExpressionType[],
  gives: (type: ExpressionType) => ExpressionType,
  fold: (values: readonly number[]) => number,
): FunctionDefinition {
  return (args, call) => {
    const values = valuesOf(args, call);
    if (values === undefined || !takes.includes(values.type))
      throw refused(call, args, [`${takes.join(' or ')}, ...`, `a collection of them`]);
    const { type, evaluate } = values;
    return {
      type: gives(type),
      evaluate: (scope) => inRange(fold(evaluate(scope).filter((value) => value !== undefined) as number[])),
    };
  };
}

interface ManyValues {
  readonly type: ExpressionType;
  readonly evaluate: (scope: Parameters<Evaluate>[0]) => readonly Value[];
}

function valuesOf(args: readonly Compiled[], call: Call): ManyValues | undefined {
  const [first] = args;
  if (args.length === 1 && first !== undefined && isCollection(first.type)) {
    return { type: itemType(first.type) ?? 'notSet', evaluate: itemsOf(first, call) };
  }
  const type = args.find((arg) => arg.type !== 'notSet')?.type;
  if (type === undefined || args.some((arg) => arg.type !== type && arg.type !== 'notSet')) return undefined;
  return { type, evaluate: (scope) => args.map(({ evaluate }) => evaluate(scope)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function inRange(value: number): number {
  if (!isInRange(value)) throw numberOutOfRange();
  return value;
}
