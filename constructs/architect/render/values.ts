import type { AssignedValue, Conversation, Exp, NoValue, PlainLiteral, Target, Value } from '../archy';
import type { Expression, Variable } from '../expression';

export const noValue: NoValue = { noValue: true };

/** A literal as `lit`, anything else as `exp`; nothing as `noValue`. */
export function value(expression: Expression): AssignedValue;
export function value(expression: Expression | undefined): Value;
export function value(expression: Expression | undefined): Value {
  if (expression === undefined) return noValue;
  return expression.literal === undefined ? exp(expression) : { lit: plain(expression.literal) };
}

/** For places that take expressions only. */
export function exp(expression: Expression): Exp {
  return { exp: expression.text };
}

export function target(variable: Variable | undefined): Target {
  return variable ? { var: variable.name } : noValue;
}

export function conversation(id: Expression<'string'>): Conversation {
  return { conversationId: exp(id), participantId: noValue };
}

/** A literal in Archy's form: the items of a list are literals themselves. */
export function plain(literal: string | number | boolean | readonly string[]): PlainLiteral {
  return typeof literal === 'object' ? literal.map((item) => ({ lit: item })) : literal;
}
