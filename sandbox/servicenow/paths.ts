import type { Column, ColumnType } from './columns';
import type { Records } from './records';
import type { Row, Table } from './tables';

/** A field as a request names it, reference by reference: `caller_id.name`. */
export interface Path {
  readonly name: string;
  /** The table and the column at its end. */
  readonly table: Table;
  readonly column: Column;
  readonly columnName: string;
  /** The record that holds the value; undefined where a reference on the way is empty or broken. */
  owner(row: Row): Row | undefined;
}

/** A path of a table. Undefined where a name is unknown, or is followed by another without being a reference. */
export function resolvePath(records: Records, table: Table, name: string): Path | undefined {
  const [first = '', ...rest] = name.split('.');
  let current = { table, columnName: first, column: table.columns.get(first) };
  let owner = (row: Row): Row | undefined => row;
  for (const next of rest) {
    const { column, columnName } = current;
    const target = column?.type === 'reference' ? records.table(column.target) : undefined;
    if (target === undefined) return undefined;
    const parent = owner;
    owner = (row) => {
      const holder = parent(row);
      return holder && records.get(target.name, holder[columnName] as string);
    };
    current = { table: target, columnName: next, column: target.columns.get(next) };
  }
  const { column } = current;
  return column && { name, table: current.table, column, columnName: current.columnName, owner };
}

/** The table that lacks a name, and the rest of the path from that name on. Undefined for a path that resolves. */
export function lackingName(
  records: Records,
  table: Table,
  name: string,
): { readonly table: Table; readonly name: string } | undefined {
  const [first = '', ...rest] = name.split('.');
  const column = table.columns.get(first);
  if (column === undefined) return { table, name: first };
  if (rest.length === 0) return undefined;
  const target = column.type === 'reference' ? records.table(column.target) : undefined;
  return target === undefined ? { table, name } : lackingName(records, target, rest.join('.'));
}

/** The stored value at a path; empty where there is no value. */
export function valueAt(path: Path, row: Row): string {
  return path.owner(row)?.[path.columnName] ?? '';
}

/** The display value at a path. */
export function displayAt(records: Records, path: Path, row: Row): string {
  const owner = path.owner(row);
  return owner === undefined ? '' : display(path.column, path.columnName, owner, records);
}

function display<T extends ColumnType>(column: Column<T>, name: string, owner: Row, records: Records): string {
  return displayed[column.type](owner[name] ?? '', column, { name, owner, records });
}

interface Place {
  readonly name: string;
  readonly owner: Row;
  readonly records: Records;
}

const asStored = (value: string) => value;

const displayed: { readonly [T in ColumnType]: (value: string, column: Column<T>, place: Place) => string } = {
  string: asStored,
  integer: asStored,
  boolean: asStored,
  dateTime: asStored,
  journal: (_, _column, { name, owner, records }) => journalText(records, owner, name),
  choice: (value, { choices }) => choices[value] ?? value,
  reference: (value, { target }, { records }) => displayName(records, target, value),
};

function displayName(records: Records, table: string, sysId: string): string {
  const column = records.table(table)?.display as string;
  return records.get(table, sysId)?.[column] ?? '';
}

/** Newest entry first. */
function journalText(records: Records, row: Row, element: string): string {
  const entries = [...(records.find('sys_journal_field', 'element_id', row['sys_id'] as string) ?? [])];
  const title = element === 'work_notes' ? 'Work notes' : 'Additional comments';
  return entries
    .filter((entry) => entry['element'] === element)
    .toReversed()
    .map((entry) => `${entry['sys_created_on']} - ${entry['sys_created_by']} (${title})\n${entry['value']}\n\n`)
    .join('');
}
