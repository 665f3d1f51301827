import { badArgument } from '../flow-failure';
import { type FunctionDefinition, scoped, typed } from './function-definition';

/** Functions of numbers. Rounding gives a decimal again: ToInt makes the integer. */
export const numberFunctions: Readonly<Record<string, FunctionDefinition>> = {
  Ceiling: rounding(Math.ceil),
  Floor: rounding(Math.floor),
  Round: rounding((value) => Math.sign(value) * Math.round(Math.abs(value))),
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

function rounding(round: (value: number) => number): FunctionDefinition {
  return typed({ takes: ['decimal'], gives: 'decimal', apply: round });
}
