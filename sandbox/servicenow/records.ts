import type { Column, ColumnType } from './columns';
import { derive, missingOnClose } from './rules';
import type { Row, Table } from './tables';

/** The values of a write, as text. Unknown columns are ignored. */
export type Fields = Readonly<Record<string, string>>;

export type Written =
  | { readonly kind: 'written'; readonly row: Row; readonly changed: boolean }
  /** A data policy requires the fields with these labels. Nothing was written. */
  | { readonly kind: 'mandatory'; readonly labels: readonly string[] };

interface Store {
  readonly rows: Map<string, Row>;
  readonly indexes: Map<string, Map<string, Set<Row>>>;
}

export interface RecordsOptions {
  readonly tables: ReadonlyMap<string, Table>;
  /** Milliseconds since 1970, by ServiceNow's own clock. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly closePolicy: boolean;
}

/** All records of the instance. Look-ups by sys_id and by indexed columns need no scan. */
export class Records {
  private readonly stores = new Map<string, Store>();
  /** By prefix: a table without numbers of its own has those of the table that it extends. */
  private readonly lastNumbers = new Map<string, number>();

  constructor(private readonly options: RecordsOptions) {}

  table(name: string): Table | undefined {
    return this.options.tables.get(name);
  }

  /** In the order of creation, with the records of the tables that extend this one. */
  rows(table: string): Iterable<Row> {
    return this.store(table).rows.values();
  }

  get(table: string, sysId: string): Row | undefined {
    return this.store(table).rows.get(sysId);
  }

  /** The records whose column equals a text, without regard to case. Undefined for a column without an index. */
  find(table: string, column: string, value: string): Iterable<Row> | undefined {
    const index = this.store(table).indexes.get(column);
    return index && (index.get(value.toLowerCase()) ?? []);
  }

  /** Writes a new record. A given sys_id is kept. */
  insert(table: Table, fields: Fields, by: string, sysId = this.options.newId()): Written {
    const stamp = stamped(this.options.now());
    const row: Row = {};
    for (const [name, column] of table.columns) row[name] = column.initial;
    const labels = this.missing(table, row, fields);
    if (labels.length > 0) return { kind: 'mandatory', labels };

    store(table, row, fields);
    Object.assign(row, { sys_id: sysId, sys_class_name: table.name, sys_created_by: by, sys_created_on: stamp });
    Object.assign(row, { sys_updated_by: by, sys_updated_on: stamp });
    if (table.numbering && row['number'] === '') row['number'] = this.nextNumber(table.numbering);
    if (row['opened_at'] === '') row['opened_at'] = stamp;
    derive(table, row, stamp);
    for (const name of table.lineage) {
      this.store(name).rows.set(sysId, row);
      this.index(name, row);
    }
    this.appendJournals(table, row, fields, by);
    return { kind: 'written', row, changed: true };
  }

  /** Writes the values that differ. The count of changes increases only where a value does. */
  update(row: Row, fields: Fields, by: string): Written {
    const table = this.options.tables.get(row['sys_class_name'] as string) as Table;
    const stamp = stamped(this.options.now());
    const labels = this.missing(table, row, fields);
    if (labels.length > 0) return { kind: 'mandatory', labels };

    const before = { ...row };
    store(table, row, fields);
    derive(table, row, stamp);
    const noted = this.appendJournals(table, row, fields, by);
    const changed = noted || Object.keys(row).some((name) => row[name] !== before[name]);
    if (changed) {
      row['sys_mod_count'] = String(Number(row['sys_mod_count']) + 1);
      row['sys_updated_by'] = by;
      row['sys_updated_on'] = stamp;
      for (const name of table.lineage) this.reindex(name, row, before);
    }
    return { kind: 'written', row, changed };
  }

  delete(row: Row): void {
    const table = this.options.tables.get(row['sys_class_name'] as string) as Table;
    for (const name of table.lineage) {
      const { rows, indexes } = this.store(name);
      rows.delete(row['sys_id'] as string);
      for (const [column, index] of indexes) removeFrom(index, row[column] as string, row);
    }
  }

  get state(): unknown {
    // Tables that do not extend another hold every record, in the order of creation.
    const bases = [...this.options.tables.values()].filter(({ lineage }) => lineage.length === 1);
    const rows = bases.map(({ name }) => Array.from(this.stores.get(name)?.rows.values() ?? [], rowState));
    return [rows, [...this.lastNumbers]];
  }

  private missing(table: Table, row: Row, fields: Fields): readonly string[] {
    return this.options.closePolicy ? missingOnClose(table, { ...row, ...fields }) : [];
  }

  private appendJournals(table: Table, row: Row, fields: Fields, by: string): boolean {
    const journal = this.options.tables.get('sys_journal_field') as Table;
    let appended = false;
    for (const [element, value] of Object.entries(fields)) {
      if (value === '' || table.columns.get(element)?.type !== 'journal') continue;
      this.insert(journal, { element, element_id: row['sys_id'] as string, name: table.name, value }, by);
      appended = true;
    }
    return appended;
  }

  private nextNumber({ prefix, first }: NonNullable<Table['numbering']>): string {
    const number = (this.lastNumbers.get(prefix) ?? first - 1) + 1;
    this.lastNumbers.set(prefix, number);
    return `${prefix}${String(number).padStart(7, '0')}`;
  }

  private index(table: string, row: Row): void {
    for (const [column, index] of this.store(table).indexes) addTo(index, row[column] as string, row);
  }

  private reindex(table: string, row: Row, before: Row): void {
    for (const [column, index] of this.store(table).indexes) {
      if (row[column] === before[column]) continue;
      removeFrom(index, before[column] as string, row);
      addTo(index, row[column] as string, row);
    }
  }

  private store(table: string): Store {
    const known = this.stores.get(table);
    if (known !== undefined) return known;
    const store = emptyStore(this.options.tables.get(table) as Table);
    this.stores.set(table, store);
    return store;
  }
}

/** A record that an administrator created and that has not changed since is identified by its sys_id alone. */
function rowState(row: Row): unknown {
  return row['sys_created_by'] === 'system' && row['sys_mod_count'] === '0' ? row['sys_id'] : row;
}

function emptyStore(table: Table): Store {
  const indexed = [...table.columns].filter(([, column]) => column.indexed);
  return { rows: new Map(), indexes: new Map(indexed.map(([name]) => [name, new Map()])) };
}

function store(table: Table, row: Row, fields: Fields): void {
  for (const [name, text] of Object.entries(fields)) {
    const column = table.columns.get(name);
    if (column === undefined || column.readOnly || column.type === 'journal') continue;
    const value = storable(column, text);
    if (value !== undefined) row[name] = value;
  }
}

/** The stored form of a text; undefined where the column cannot hold it and keeps its value. */
function storable<T extends ColumnType>(column: Column<T>, text: string): string | undefined {
  return stored[column.type](text, column);
}

const stored: { readonly [T in ColumnType]: (text: string, column: Column<T>) => string | undefined } = {
  string: cut,
  integer: (text) => (/^-?\d*$/.test(text) ? text : undefined),
  boolean: (text) => String(text === 'true' || text === '1'),
  dateTime: (text) => (text === '' || /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? text : undefined),
  journal: cut,
  choice: (text, { choices }) => (Object.hasOwn(choices, text) ? text : undefined),
  reference: cut,
};

function cut(text: string, { maxLength }: Column): string {
  return text.length <= maxLength ? text : [...text].slice(0, maxLength).join('');
}

function addTo(index: Map<string, Set<Row>>, value: string, row: Row): void {
  const key = value.toLowerCase();
  const rows = index.get(key);
  if (rows) rows.add(row);
  else index.set(key, new Set([row]));
}

function removeFrom(index: Map<string, Set<Row>>, value: string, row: Row): void {
  const key = value.toLowerCase();
  const rows = index.get(key);
  rows?.delete(row);
  if (rows?.size === 0) index.delete(key);
}

/** A moment as ServiceNow stores and prints it: UTC, `yyyy-MM-dd HH:mm:ss`. */
function stamped(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}
