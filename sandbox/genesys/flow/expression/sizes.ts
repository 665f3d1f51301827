import { isDeeperThan } from '../../template/json-text';
import { valueTooLarge } from './flow-failure';
import type { Value } from './types';

// Limits of the sandbox, far above any flow, so that a flow that keeps doubling a value fails with a message.

const longestText = 10_000_000;
const mostItems = 1_000_000;
const deepestJson = 500;

/** Joins texts. Throws FlowFailure if the result is too long. */
export function joined(texts: readonly string[], between = ''): string {
  checkLength(texts.reduce((length, text) => length + text.length + between.length, 0));
  return texts.join(between);
}

function checkLength(length: number): void {
  if (length > longestText) throw valueTooLarge(`a text of more than ${longestText} characters`);
}

/** Returns a collection that is not too long. Throws FlowFailure otherwise. */
export function bounded(items: readonly Value[]): readonly Value[] {
  if (items.length > mostItems) throw valueTooLarge(`a collection of more than ${mostItems} items`);
  return items;
}

/** Whether a JSON value is nested too deep to work with. */
export function isTooDeep(value: Value): boolean {
  return isDeeperThan(deepestJson, value);
}
