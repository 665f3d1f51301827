/**
 * A failure of the flow itself while it runs: a value that is not set and must be, an index outside of a collection, a
 * limit. The error handling of the flow takes over.
 */
export class FlowFailure extends Error {
  override readonly name = 'FlowFailure';
}

export const readUnset = (text: string, user: string) =>
  new FlowFailure(`${shortened(text)} is not set, and ${user} does not take NOT_SET; guard it with IsSet`);

export const divisionByZero = (operator: string) => new FlowFailure(`"${operator}" by zero`);

export const numberOutOfRange = () =>
  new FlowFailure('a number is outside the range that Architect keeps, -999999999999999 to 999999999999999');

export const dateOutOfRange = () => new FlowFailure('a date is outside the years 1800 to 2200');

export const outsideCollection = (index: number, count: number) =>
  new FlowFailure(`index ${index} is outside a collection of ${count}`);

export const valueTooLarge = (what: string) => new FlowFailure(`${what} is more than the sandbox keeps`);

export const unreadableNumber = (text: string) =>
  new FlowFailure(`${JSON.stringify(shortened(text))} is no number; guard it before it is read as one`);

export const badArgument = (name: string, what: string, given: unknown) =>
  new FlowFailure(`${name} needs ${what}, not ${JSON.stringify(given)}`);

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
