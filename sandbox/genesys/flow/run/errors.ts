import { didYouMean } from '../../../../input/did-you-mean';
import { oneOfText } from '../../../../input/errors';
import type { Mistake } from '../../../../input/mistake';
import { shown } from '../../../../input/shown';
import type { ExpressionType } from '../expression/types';

export const slotOfWrongType = (
  path: string,
  bot: string,
  name: string,
  type: ExpressionType,
  value: unknown,
): Mistake => ({
  path: `${path}, output "${name}" of bot "${bot}"`,
  given: `${shown(value)} from the settings of the run`,
  expected: `a value of type ${type}`,
});

export const unknownSlot = (path: string, bot: string, name: string, known: readonly string[]): Mistake => ({
  path: `${path}, bot "${bot}"`,
  given: `the output "${name}" from the settings of the run`,
  expected: known.length === 0 ? 'none, as the call lists' : `${oneOfText(known)}, as the call lists`,
  next: didYouMean(name, known),
});

export const wrongInteraction = (flow: string, wanted: string, given: string): Mistake => ({
  path: `flow "${flow}"`,
  given: `an interaction of type ${given}`,
  expected: `one of type ${wanted}`,
});

export const moduleStarted = (flow: string): Mistake => ({
  path: `flow "${flow}"`,
  problem: 'only other flows start a common module',
  next: 'start a flow that calls it',
});

export const unknownLaunchInput = (flow: string, name: string, known: readonly string[]): Mistake => ({
  path: `flow "${flow}"`,
  given: `the input ${name}`,
  expected: oneOfText(known),
  next: didYouMean(name, known),
});

export const launchInputOfWrongType = (flow: string, name: string, type: ExpressionType, value: unknown): Mistake => ({
  path: `flow "${flow}", input ${name}`,
  given: shown(value),
  expected: `a value of type ${type}`,
});

export const outputOfWrongType = (
  path: string,
  action: string,
  name: string,
  type: ExpressionType,
  value: unknown,
): Mistake => ({
  path: `${path}, output "${name}" of data action "${action}"`,
  given: shown(value),
  problem: 'its execution does not keep to its contract',
  expected: `a value of type ${type}`,
});
