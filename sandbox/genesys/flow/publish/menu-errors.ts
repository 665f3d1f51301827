import type { Message } from '../../../../input/mistake';
import { shown } from '../../../../input/shown';
import { oneOf, quoted } from './errors';

// The mistakes in menus and their choices.

export const badKey = (given: string): Message => ({
  given: quoted(given),
  expected: 'a key of a phone: digit_0 to digit_9, digit_* or digit_#',
});

export const duplicateKeyPress = (key: string): Message => ({
  given: `the key ${key}`,
  problem: 'another choice of this menu has it',
  next: 'change one',
});

export const unknownChoice = (given: string, accepted: readonly string[], notRun: readonly string[]): Message => ({
  given: `the menu choice ${quoted(given)}`,
  ...oneOf(given, accepted, notRun),
});

export const badChoiceReference = (text: string): Message => ({
  given: shown(text),
  expected: 'a choice of this menu, ./choices/<choice>[refId]',
});

export const choiceNotRun = (kind: string, why: string): Message => ({
  problem: `the sandbox does not run the menu choice ${kind}: ${why}`,
});
