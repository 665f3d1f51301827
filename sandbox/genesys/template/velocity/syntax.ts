import type { Mistake } from '../../../../input/mistake';
/** A part of a template. `offset` counts UTF-16 units from the start of the template. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | Reference
  | { readonly kind: 'if'; readonly branches: readonly Branch[]; readonly otherwise: readonly Part[] }
  | { readonly kind: 'set'; readonly name: string; readonly value: Expression; readonly offset: number }
  | Loop
  | { readonly kind: 'break' };

/** `#foreach($name in list)`. */
export interface Loop {
  readonly kind: 'foreach';
  readonly name: string;
  readonly list: Expression;
  readonly body: readonly Part[];
  readonly offset: number;
}

export interface Branch {
  readonly offset: number;
  readonly condition: Expression;
  readonly body: readonly Part[];
}

/** `$root.step.step(...)`, with or without braces. */
export interface Reference {
  readonly kind: 'reference';
  readonly root: string;
  readonly steps: readonly Step[];
  /** Written `$!`: prints nothing for null. */
  readonly quiet: boolean;
  /** The text as written, which the reference prints for null. */
  readonly source: string;
  readonly offset: number;
}

export type Step =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'method'; readonly name: string; readonly args: readonly Expression[] }
  /** `[n]`; a negative one counts from the end. */
  | { readonly kind: 'index'; readonly index: Expression };

export type BinaryOperator = 'or' | 'and' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | bigint | number | boolean }
  /** A double-quoted string, which is a template itself. Offsets in it count from its first character. */
  | { readonly kind: 'interpolation'; readonly parts: readonly Part[]; readonly offset: number }
  | Reference
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  /** `[from..to]`, both included, upwards or downwards. */
  | { readonly kind: 'range'; readonly from: Expression; readonly to: Expression }
  | { readonly kind: 'map'; readonly members: readonly (readonly [key: Expression, value: Expression])[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly offset: number;
    };

/** Refuses a template, with the offset and the message. */
export type Refuse = (offset: number, mistake: Mistake) => never;
