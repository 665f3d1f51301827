import type { Compiled, Evaluate, Scope } from './compiled';
import { wrongType } from './errors';
import { numberOutOfRange } from './flow-failure';
import { readNumber } from './read-number';
import { isInRange, readBoolean, readDateTime, readDuration, readInteger, writeText } from './text-forms';
import { type ExpressionType, isCollection, type Value } from './types';

type Change = (value: Value, scope: Scope) => Value;

/**
 * Casts an expression to the type that its key needs, as Architect does: integer, boolean, dateTime, duration, queue,
 * json and collections to string; string to integer, boolean, dateTime and duration; integer and decimal both ways; and
 * phoneNumber to string, which published flows rely on. A string that cannot be read is NOT_SET, unless the settings of
 * the runner say otherwise. Throws ExpressionMistake.
 */
export function castTo(wanted: ExpressionType, expression: Compiled): Evaluate {
  const { type, evaluate } = expression;
  if (type === wanted || type === 'notSet' || (type === 'emptyCollection' && isCollection(wanted))) return evaluate;
  const change = changeOf(type, wanted);
  if (change === undefined) throw wrongType(type, wanted);
  return (scope) => {
    const value = evaluate(scope);
    return value === undefined ? undefined : change(value, scope);
  };
}

/** Accepts only an expression of exactly this type. Throws ExpressionMistake. */
export function exactly(wanted: ExpressionType, expression: Compiled): Evaluate {
  if (expression.type !== wanted) throw wrongType(expression.type, wanted);
  return expression.evaluate;
}

const toText: ReadonlySet<ExpressionType> = new Set([
  'integer',
  'boolean',
  'dateTime',
  'duration',
  'queue',
  'json',
  'phoneNumber',
]);

const fromText: Partial<Record<ExpressionType, (text: string, scope: Scope) => Value>> = {
  integer: (text, scope) => readNumber(text, readInteger, scope),
  boolean: readBoolean,
  dateTime: readDateTime,
  duration: readDuration,
};

function changeOf(type: ExpressionType, wanted: ExpressionType): Change | undefined {
  if (wanted === 'string' && (toText.has(type) || isCollection(type))) return (value) => writeText(type, value);
  if (type === 'string') return fromText[wanted] as Change | undefined;
  if (type === 'integer' && wanted === 'decimal') return (value) => value;
  if (type === 'decimal' && wanted === 'integer') return truncated;
  return undefined;
}

function truncated(value: Value): number {
  if (!isInRange(value as number)) throw numberOutOfRange();
  return Math.trunc(value as number);
}
