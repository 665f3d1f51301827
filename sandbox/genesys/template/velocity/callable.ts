import { type Mistake, mistakeText } from '../../../../input/mistake';
import type { Value } from './values';

/** The type of a parameter: `text` a Java string, `integer` a whole number, `any` every value, null included. */
export type Parameter = 'text' | 'integer' | 'any';

/** A method of a string or of a tool. `Self` is the string; tools have none. */
export interface Callable<Self> {
  readonly parameters: readonly Parameter[];
  /** Number of last parameters that may be omitted. @default 0 */
  readonly optional?: number;
  /** Throws Refusal for constant arguments that always fail. An argument is undefined before a run. @default - none */
  readonly check?: (args: readonly (Value | undefined)[]) => void;
  readonly run: (self: Self, args: readonly Value[]) => Value;
}

/** A call that Java accepts and this engine does not. It is reported at the place of the reference. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly mistake: Mistake) {
    super(mistakeText(mistake));
  }
}
