import type { Expression, Variable } from './expression';
import type { ValueType } from './value-type';

/** The types of a data action's contract. A list holds strings only. */
export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'stringList';

export interface InputField {
  readonly type: Exclude<FieldType, 'stringList'>;
  /** Whether a caller must give it. */
  readonly required: boolean;
  /** Longest text that the other side keeps, in characters; a flow cuts what is longer. @default - no limit */
  readonly maxLength?: number;
}

export interface OutputField {
  readonly type: FieldType;
}

export type Inputs = Readonly<Record<string, InputField>>;
export type Outputs = Readonly<Record<string, OutputField>>;

/** How a flow names a data action: by category and name, with the types of its contract. */
export interface DataActionRef<I extends Inputs = Inputs, O extends Outputs = Outputs> {
  readonly category: string;
  readonly name: string;
  /** Marked as fit for sensitive data; Call Data cannot call such an action. */
  readonly secure: boolean;
  readonly inputs: I;
  readonly outputs: O;
}

/** The Architect type that a contract type becomes in a flow (docs/platform-facts.md, Call Data and its failures). */
export const architectType = {
  string: 'string',
  integer: 'integer',
  number: 'decimal',
  boolean: 'boolean',
  stringList: 'stringCollection',
} as const satisfies Record<FieldType, ValueType>;

type TypeOf<F extends { readonly type: FieldType }> = (typeof architectType)[F['type']];

type RequiredNames<I extends Inputs> = { [K in keyof I]: I[K]['required'] extends true ? K : never }[keyof I];

/** One expression for every required input, and any of the optional ones. */
export type InputBindings<I extends Inputs> = {
  readonly [K in RequiredNames<I>]: Expression<TypeOf<I[K]>>;
} & { readonly [K in Exclude<keyof I, RequiredNames<I>>]?: Expression<TypeOf<I[K]>> };

/** The variables that receive outputs; an output may be left out. */
export type OutputBindings<O extends Outputs> = { readonly [K in keyof O]?: Variable<TypeOf<O[K]>> };
