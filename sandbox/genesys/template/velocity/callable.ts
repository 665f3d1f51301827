import type { Value } from './values';

/** What a parameter takes: `text` a Java string, `integer` a whole number, `any` everything, null included. */
export type Parameter = 'text' | 'integer' | 'any';

/** A method of a string or of a tool. `Self` is the string; a tool has none. */
export interface Callable<Self> {
  readonly parameters: readonly Parameter[];
  /** How many of the parameters may be left out, from the end. @default 0 */
  readonly optional?: number;
  /** Throws Refusal for constant arguments that no run can take; undefined is an argument that only a run knows. @default - none */
  readonly check?: (args: readonly (Value | undefined)[]) => void;
  readonly run: (self: Self, args: readonly Value[]) => Value;
}

/** A call that Java would take and this engine does not: it is refused at the place of the reference. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
