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

/** The TypeScript value that a literal of an Architect type is written with. */
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
