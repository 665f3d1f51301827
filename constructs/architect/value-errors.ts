import type { Message, Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';
import type { ValueType } from './value-type';

// The mistakes in values and expressions, each with the part that it is about.

export const initialValue = (type: ValueType, given: unknown): Mistake => ({
  path: 'initial value',
  given: shown(given),
  ...accepted[type],
});

export const missing = (path: string): Mistake => ({ path, problem: 'missing', next: 'give it a value' });

export const wrongType = (path: string, expected: ValueType, given: ValueType, text: string): Mistake => ({
  path,
  given: `${given} ${shown(text)}`,
  expected,
  next: conversion[expected],
});

export const tooDeep = (path: string, depth: number, limit: number): Mistake => ({
  path,
  given: `${depth} levels of nesting`,
  expected: `at most ${limit}`,
  next: 'split it with updateData',
});

export const operandTypes = (path: string, types: readonly string[]): Mistake => ({
  path,
  given: types.join(' and '),
  expected: 'operands of one type',
});

export const conditionType = (path: string, type: ValueType, text: string): Mistake => ({
  path,
  given: `${type} ${shown(text)}`,
  expected: 'a condition',
  next: 'compare it with something',
});

export const misplacedAudio = (path: string): Mistake => ({
  path,
  given: 'audio',
  expected: 'another type: only playAudio takes audio',
});

export const misplacedOptions = (): Message => ({
  problem: 'AudioPlaybackOptions is inside another function and must be outermost',
  next: 'wrap the whole audio with uninterrupted',
});

export const silenceLength = (text: string): Mistake => ({
  path: 'ToAudioBlank',
  given: text,
  expected: 'a literal of 0 to 10000 milliseconds',
  next: 'use several in a row for more',
});

export const integerLiteral = (given: unknown): Message => ({ given: String(given), ...accepted.integer });

export const misplacedList = (): Message => ({
  given: 'an empty list inside an expression',
  next: 'assign it, which is the only use of it',
});

const accepted: Readonly<Record<ValueType, Message>> = {
  string: { expected: 'a text' },
  integer: { expected: 'a whole number, -999999999999999 to 999999999999999' },
  decimal: { expected: 'a number that is written without an exponent' },
  boolean: { expected: 'true or false' },
  stringCollection: { expected: 'a list of texts' },
  dateTime: { next: 'leave it out and assign it in the flow' },
  duration: { next: 'leave it out and assign it in the flow' },
  audio: { next: 'leave it out' },
};

const conversion: Readonly<Record<ValueType, string | undefined>> = {
  string: 'convert it with asText',
  integer: 'convert it with toInteger',
  decimal: 'convert it with toDecimal',
  boolean: undefined,
  dateTime: 'convert it with toDateTime',
  duration: undefined,
  stringCollection: undefined,
  audio: undefined,
};
