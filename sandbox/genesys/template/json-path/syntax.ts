import type { JavaPattern } from '../pattern';

/** One step of a path. */
export type Step =
  | { readonly kind: 'property'; readonly name: string }
  /** `['a','b']`: an object of both at the end of a path, each of them elsewhere. */
  | { readonly kind: 'properties'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'filter'; readonly filter: Filter }
  /** `..`: the next steps apply to every value below. */
  | { readonly kind: 'scan' }
  /** `..[?(...)]`: every object below is tested itself. */
  | { readonly kind: 'scanFilter'; readonly filter: Filter }
  /** `.length()`, always last. */
  | { readonly kind: 'length' };

export interface Path {
  readonly steps: readonly Step[];
  /** Whether the path leads to at most one value. */
  readonly definite: boolean;
}

export type Comparison = '==' | '!=' | '===' | '!==' | '<' | '<=' | '>' | '>=';

/** Operators between two lists. `all`: the left one has every element of the right one. */
export type ListOperator = 'subsetof' | 'anyof' | 'noneof' | 'all';

export type Literal = string | number | boolean | null;

export type Operand =
  | { readonly kind: 'literal'; readonly value: Literal }
  /** From the tested value (`@`) or from the document (`$`). */
  | { readonly kind: 'path'; readonly from: '@' | '$'; readonly path: Path }
  /** `['S', 'M']`, right of `in` and `nin`. */
  | { readonly kind: 'list'; readonly items: readonly Literal[] };

export type Filter =
  | { readonly kind: 'or' | 'and'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly operand: Filter }
  | { readonly kind: 'exists'; readonly operand: Extract<Operand, { kind: 'path' }> }
  | { readonly kind: 'compare'; readonly comparison: Comparison; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'in' | 'contains'; readonly left: Operand; readonly right: Operand }
  | { readonly kind: ListOperator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'matches'; readonly left: Operand; readonly pattern: JavaPattern }
  | { readonly kind: 'size'; readonly left: Operand; readonly size: number }
  | { readonly kind: 'empty'; readonly left: Operand; readonly expected: boolean };
