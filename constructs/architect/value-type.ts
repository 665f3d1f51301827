/** The types of values that flows compute with, in Architect's words. */
export type ValueType =
  | 'string'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'dateTime'
  | 'duration'
  | 'stringCollection'
  | 'audio';

/** The TypeScript type of a literal of each Architect type. */
export interface LiteralOf {
  string: string;
  integer: number;
  decimal: number;
  boolean: boolean;
  dateTime: never;
  duration: never;
  stringCollection: readonly string[];
  audio: never;
}
