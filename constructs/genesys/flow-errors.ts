import { didYouMean, steps } from '../../input/did-you-mean';
import { oneOfNames, oneOfText } from '../../input/errors';
import type { Finding } from '../../input/finding';
import type { Message, Mistake } from '../../input/mistake';
import { shown } from '../../input/shown';

// The mistakes in flows, and in what they name.

interface ActionName {
  readonly category: string;
  readonly name: string;
}

export const duplicateFlow = (type: string, name: string): Mistake => ({
  path: `flow "${name}"`,
  problem: `the stack has another flow of type ${type} with this name, and the platform would overwrite it`,
  next: 'choose another name',
});

export const actionNotGiven = (
  action: ActionName,
  given: readonly ActionName[],
  next = 'pass the DataAction that the flow was built with',
): Message => {
  const [called, names] = [actionName(action), given.map(actionName)];
  return {
    given: `the data action ${shown(called)}`,
    expected: oneOfNames(names),
    next: steps(next, didYouMean(called, names)),
  };
};

export const otherContract = (action: ActionName, differences: readonly string[]): Message => ({
  problem: `the contract of data action ${shown(actionName(action))} is not the declared one: ${differences.join(', ')}`,
  next: 'build the flow from the ref of that DataAction',
});

export const queueNotGiven = (
  name: string,
  known: readonly string[],
  next = 'pass its QueueRef, so that a missing queue fails at plan',
): Message => ({
  given: `the queue "${name}"`,
  expected: oneOfNames(known),
  next: steps(next, didYouMean(name, known)),
});

// Flows from files

export const noFlow = (keys: readonly string[]): Message => ({
  given: keys.length === 0 ? 'no key' : `the keys ${keys.join(', ')}`,
  expected: 'one key, the type of the flow, with all of the flow in it',
});

export const unknownFlowType = (type: string, known: readonly string[]): Message => ({
  given: shown(type),
  expected: oneOfText(known),
  next: didYouMean(type, known),
});

/** Genesys Cloud shows a flow to everybody who may view flows. */
export const secretInFlow = (found: Finding): Finding => ({
  ...found,
  next: 'remove it, replace the secret if it was shared, and let a data action send it: its credential keeps it',
});

export const badDrawnName = (name: string | undefined): Message => ({
  given: name === undefined ? 'no text' : shown(name),
  expected: 'a name without "/" that does not end in "-debug"',
});

export const badSubstitution = (key: string, value: string): Message => ({
  given: `${shown(key)}: ${shown(value)}`,
  expected: 'a key without braces and outer blanks, and a value on one line without "{{" and "}}"',
});

export const markWithoutValue = (key: string, known: readonly string[]): Message => ({
  given: `the mark {{${key}}}`,
  problem: 'nothing gives it a value',
  expected: known.length === 0 ? undefined : oneOfText(known),
  next: steps(`add ${shown(key)} to substitutions`, didYouMean(key, known)),
});

export const unusedSubstitution = (key: string): Message => ({
  problem: `the file has no mark {{${key}}}`,
  next: 'write it where the value belongs, or remove the value',
});

function actionName({ category, name }: ActionName): string {
  return `${category} / ${name}`;
}
