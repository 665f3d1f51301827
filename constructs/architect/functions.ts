import { call, type Expression, expressionOf, type Operand } from './expression';
import type { ValueType } from './value-type';

// Names, arguments and limits: docs/platform-facts.md, Expressions.

/** Whether a value is set. Architect refuses it for collections. */
export const isSet = (value: Expression<Exclude<ValueType, 'stringCollection'>>) => call('boolean', 'IsSet', [value]);

export const isNotSetOrEmpty = (value: Expression<'string' | 'stringCollection'>) =>
  call('boolean', 'IsNotSetOrEmpty', [value]);

/** Evaluates only the branch that it chooses; a condition that is not set counts as false. */
export function ifElse<T extends ValueType>(
  condition: Expression<'boolean'>,
  whenTrue: Expression<T>,
  whenFalse: Operand<NoInfer<T>>,
): Expression<T>;
export function ifElse<T extends ValueType>(
  condition: Expression<'boolean'>,
  whenTrue: Operand<NoInfer<T>>,
  whenFalse: Expression<T>,
): Expression<T>;
export function ifElse(condition: Expression<'boolean'>, whenTrue: Operand, whenFalse: Operand): Expression {
  const first = expressionOf(whenTrue);
  return call(first.type, 'If', [condition, first, whenFalse]);
}

export const now = () => call('dateTime', 'GetCurrentDateTimeUtc', []);

export const addSeconds = (moment: Expression<'dateTime'>, seconds: Operand<'integer'>) =>
  call('dateTime', 'AddSeconds', [moment, seconds]);

/** The duration from `earlier` to `later`. */
export const dateTimeDiff = (later: Expression<'dateTime'>, earlier: Expression<'dateTime'>) =>
  call('duration', 'DateTimeDiff', [later, earlier]);

export const seconds = (count: Operand<'integer'>, milliseconds?: Operand<'integer'>) =>
  call('duration', 'MakeDuration', [0, 0, 0, count, ...(milliseconds === undefined ? [] : [milliseconds])]);

/** A whole number from `low` to `high`. The Architect version used for checking lacks it: use it behind a setting. */
export const randomInteger = (low: number, high: number) => call('integer', 'RandomInt', [low, high]);

export const asText = (value: Expression<Exclude<ValueType, 'audio'>>) => call('string', 'ToString', [value]);

/** Drops the fraction of a decimal. A text that is not a whole number gives an unset value or an error: pass numbers only. */
export const toInteger = (value: Expression<'string' | 'decimal' | 'duration'>) => call('integer', 'ToInt', [value]);

/** A text that is not a number gives an unset value or an error: pass numbers only. */
export const toDecimal = (value: Expression<'string' | 'integer'>) => call('decimal', 'ToDecimal', [value]);

/** From ISO 8601 in UTC, such as `2026-01-31T09:00:00Z`. */
export const toDateTime = (value: Expression<'string'>) => call('dateTime', 'ToDateTime', [value]);

/** Joins texts. A text that is not set counts as empty. */
export const append = (...parts: Operand<'string'>[]) => call('string', 'Append', parts);

export const substring = (value: Expression<'string'>, start: Operand<'integer'>, count: Operand<'integer'>) =>
  call('string', 'Substring', [value, start, count]);

export const left = (value: Expression<'string'>, count: number) => call('string', 'Left', [value, count]);

export const right = (value: Expression<'string'>, count: number) => call('string', 'Right', [value, count]);

export const contains = (value: Operand<'string'>, part: Operand<'string'>) =>
  call('boolean', 'Contains', [value, part]);

/** Replaces every occurrence of a part. */
export const replace = (value: Expression<'string'>, part: Operand<'string'>, by: Operand<'string'>) =>
  call('string', 'Replace', [value, part, by]);

export const trim = (value: Expression<'string'>) => call('string', 'Trim', [value]);

export const length = (value: Expression<'string'>) => call('integer', 'Length', [value]);

export const count = (collection: Expression<'stringCollection'>) => call('integer', 'Count', [collection]);

/** The item at an index from 0. An index outside the list starts the flow's error handling. */
export const itemAt = (collection: Expression<'stringCollection'>, index: number) =>
  call('string', 'GetAt', [collection, index]);

/** Speech of a text. Voice flows only. */
export const speech = (value: Operand<'string'>) => call('audio', 'ToAudioTTS', [value]);

/** Silence of a literal length, 0 to 10,000 ms. Voice flows only. */
export const silence = (milliseconds: number) => call('audio', 'ToAudioBlank', [milliseconds]);

/** Audio that a key press does not cut short. Must be the outermost function. Voice flows only. */
export const uninterrupted = (audio: Expression<'audio'>) => call('audio', 'AudioPlaybackOptions', [audio, false]);
