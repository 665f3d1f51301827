import type { Random } from '../../../random';
import { readUnset } from './flow-failure';
import { defaultExpressionSettings, type ExpressionSettings } from './settings';
import type { ExpressionType, Value } from './types';

/** The state that an expression reads while it is evaluated. */
export interface Scope {
  /** Values of the flow's variables, by the slot that publishing gave to each. */
  readonly values: Value[];
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  readonly random: Random;
  readonly settings: ExpressionSettings;
}

/** Throws FlowFailure. */
export type Evaluate = (scope: Scope) => Value;

/** A type-checked expression, ready to run. */
export interface Compiled {
  readonly type: ExpressionType;
  readonly evaluate: Evaluate;
  /** The text of the expression, for messages. */
  readonly text: string;
  /** Whether it gives the same value in every run. */
  readonly constant: boolean;
  /** Whether it is a literal, or a literal in parentheses. */
  readonly literal: boolean;
  /** Whether it is audio with playback options, which no function accepts. */
  readonly outermost: boolean;
}

/** Evaluates to a value that must be set. Otherwise the flow fails, and the message names `user`. */
export function needed(operand: Compiled, user: string): Evaluate {
  const { evaluate, text, literal } = operand;
  if (literal) return evaluate;
  return (scope) => {
    const value = evaluate(scope);
    if (value === undefined) throw readUnset(text, user);
    return value;
  };
}

/** The value of a constant expression. Throws FlowFailure. */
export function constantValue({ evaluate }: Pick<Compiled, 'evaluate'>): Value {
  return evaluate(noScope);
}

const noScope: Scope = { values: [], now: () => 0, random: () => 0, settings: defaultExpressionSettings };
