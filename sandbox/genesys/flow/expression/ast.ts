/** Binary operators by precedence, lowest first. Case does not matter in `and` and `or`. */
export const binaryLevels = [
  ['or'],
  ['and'],
  ['|'],
  ['&'],
  ['==', '!='],
  ['>', '>=', '<', '<='],
  ['+', '-'],
  ['*', '/', '%'],
  ['^'],
] as const;

export type BinaryOperator = (typeof binaryLevels)[number][number];
export type UnaryOperator = '!' | '~' | '-';

/** A parsed expression. `at` and `end` are the indexes of its first character and of the character behind it. */
export type Ast = { readonly at: number; readonly end: number } & (
  | { readonly kind: 'literal'; readonly type: 'string'; readonly value: string }
  | { readonly kind: 'literal'; readonly type: 'integer' | 'decimal'; readonly value: number }
  | { readonly kind: 'literal'; readonly type: 'boolean'; readonly value: boolean }
  | { readonly kind: 'literal'; readonly type: 'notSet'; readonly value: undefined }
  /** A dotted name: a variable, perhaps followed by properties. */
  | { readonly kind: 'name'; readonly parts: readonly string[] }
  | { readonly kind: 'property'; readonly of: Ast; readonly name: string }
  | { readonly kind: 'item'; readonly of: Ast; readonly index: Ast }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Ast[] }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Ast }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Ast; readonly right: Ast }
  | { readonly kind: 'conditional'; readonly condition: Ast; readonly whenTrue: Ast; readonly whenFalse: Ast }
);
