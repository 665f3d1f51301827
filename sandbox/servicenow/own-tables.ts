import type { TableSource } from './base-tables';
import { type Column, type ColumnType, choice, flag, journal, key, moment, reference, text, traits } from './columns';

/** What the declaration of a column says, by its type. */
interface Declared {
  /** @default 255 */
  readonly string: { readonly maxLength?: number };
  readonly integer: unknown;
  readonly boolean: unknown;
  readonly dateTime: unknown;
  readonly journal: unknown;
  /** Value to label. */
  readonly choice: { readonly choices: Readonly<Record<string, string>> };
  /** Holds the sys_id of a record of `table`. */
  readonly reference: { readonly table: string };
}

/** A column that an instance has. In this form, the compiler knows that it and the row of its type belong together. */
export type OwnColumn<T extends ColumnType = ColumnType> = {
  readonly [P in T]: Declared[P] & { readonly type: P };
}[T];

/** A table that an instance has, or the columns that it adds to a table of the base system. */
export interface OwnTable {
  /** @default - none; for a table of the base system, the one that it extends there */
  readonly extends?: string;
  readonly columns: Readonly<Record<string, OwnColumn>>;
  /** An operation uses it and nobody declared it, so its own columns are unknown. @default - it is declared */
  readonly undeclared?: true;
}

/** @param base the table of the base system with the same name */
export function ownSource(own: OwnTable, base: TableSource | undefined): TableSource {
  const columns = Object.fromEntries(Object.entries(own.columns).map(([name, column]) => [name, columnOf(column)]));
  if (base !== undefined) return { ...base, columns: { ...base.columns, ...columns } };
  const display = ['name', 'number'].find((name) => name in columns);
  return {
    holdsContacts: true,
    columns,
    ...(own.extends !== undefined && { extends: own.extends }),
    ...(display !== undefined && { display }),
  };
}

function columnOf<T extends ColumnType>(column: OwnColumn<T>): Column {
  return columns[column.type](column);
}

const columns: { readonly [T in ColumnType]: (declared: OwnColumn<T>) => Column } = {
  string: ({ maxLength = 255 }) => (maxLength <= longestKey ? key(maxLength) : text(maxLength)),
  integer: () => ({ ...traits, type: 'integer' }),
  boolean: () => flag('false'),
  dateTime: () => moment,
  journal: () => journal,
  choice: ({ choices }) => choice('', choices),
  reference: ({ table }) => reference(table),
};

const longestKey = 100;
