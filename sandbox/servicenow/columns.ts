/** The types of columns, each with what its columns have besides `ColumnTraits`. */
interface ColumnTypes {
  readonly string: unknown;
  readonly integer: unknown;
  readonly boolean: unknown;
  readonly dateTime: unknown;
  readonly journal: unknown;
  /** Value to label. ServiceNow silently ignores other values, and an empty one. */
  readonly choice: { readonly choices: Readonly<Record<string, string>> };
  /** Holds the sys_id of a record of `target`. */
  readonly reference: { readonly target: string };
}

export type ColumnType = keyof ColumnTypes;

/**
 * A column of a table. Every value is a string; an empty one means no value. In this form, the compiler knows that a
 * column and the row of its type in a table of types belong together.
 */
export type Column<T extends ColumnType = ColumnType> = {
  readonly [P in T]: ColumnTraits & ColumnTypes[P] & { readonly type: P };
}[T];

interface ColumnTraits {
  /** Characters that are kept; further ones are cut. */
  readonly maxLength: number;
  readonly initial: string;
  /** Set by ServiceNow alone; written values are ignored. */
  readonly readOnly: boolean;
  /** Equality look-ups need no scan. */
  readonly indexed: boolean;
}

export const traits = { maxLength: 40, initial: '', readOnly: false, indexed: false };

export const text = (maxLength: number): Column => ({ ...traits, type: 'string', maxLength });
export const key = (maxLength: number): Column => ({ ...traits, type: 'string', maxLength, indexed: true });
export const flag = (initial: 'true' | 'false'): Column => ({ ...traits, type: 'boolean', initial });
export const moment: Column = { ...traits, type: 'dateTime' };
export const journal: Column = { ...traits, type: 'journal', maxLength: 4000 };
export const reference = (target: string): Column => ({ ...traits, type: 'reference', target, maxLength: 32 });
export const choice = (initial: string, choices: Readonly<Record<string, string>>): Column => ({
  ...traits,
  type: 'choice',
  initial,
  choices,
});
export const system = (column: Column): Column => ({ ...column, readOnly: true });
