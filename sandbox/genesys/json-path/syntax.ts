/** One step of a path. */
export type Step =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'filter'; readonly filter: Filter }
  /** `..`: what follows is tried at every value below. */
  | { readonly kind: 'scan' }
  /** `.length()`, always last. */
  | { readonly kind: 'length' };

export interface Path {
  readonly steps: readonly Step[];
  /** Leads to one value at most. */
  readonly definite: boolean;
}

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type Operand =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** From the tested value (`@`) or from the document (`$`). */
  | { readonly kind: 'path'; readonly from: '@' | '$'; readonly path: Path };

export type Filter =
  | { readonly kind: 'or' | 'and'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly operand: Filter }
  | { readonly kind: 'exists'; readonly operand: Extract<Operand, { kind: 'path' }> }
  | {
      readonly kind: 'compare';
      readonly comparison: Comparison;
      readonly left: Operand;
      readonly right: Operand;
    };
