import type { Random } from '../../../random';
import { readUnset } from './flow-failure';
import { defaultExpressionSettings, type ExpressionSettings } from './settings';
import type { ExpressionType, Value } from './types';

/** What an expression reads while it is evaluated. */
export interface Scope {
  /** Values of the flow's variables, by the slot that each got when the flow was published. */
  readonly values: Value[];
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  readonly random: Random;
  readonly settings: ExpressionSettings;
}

/** Throws FlowFailure. */
export type Evaluate = (scope: Scope) => Value;

/** An expression after its types were checked, ready to run. */
export interface Compiled {
  readonly type: ExpressionType;
  readonly evaluate: Evaluate;
  /** As it stands in the flow, for messages. */
  readonly text: string;
  /** Whether it gives the same value in every run. */
  readonly constant: boolean;
  /** Whether it is a literal, or a literal in parentheses. */
  readonly literal: boolean;
  /** Whether it is audio with playback options, which no function may take. */
  readonly outermost: boolean;
}

/** Evaluates to a value that is set; one that is not ends in the flow's error handling, which is told who refused it. */
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
