import { baseTables, everyTable, type TableSource } from './base-tables';
import { type Column, key } from './columns';
import { type OwnTable, ownSource } from './own-tables';

export interface Table {
  readonly name: string;
  /** Its own name first, then the tables that it extends. A record is visible in all of them. */
  readonly lineage: readonly string[];
  readonly columns: ReadonlyMap<string, Column>;
  /** The column that is displayed where another record refers to this one. */
  readonly display: string;
  /** Whether operations create a record of a contact there. Scenarios, explorations and storms count these. */
  readonly holdsContacts: boolean;
  /** Whether nobody declared it, so that only the columns of `task` are known. */
  readonly undeclared: boolean;
  /** Of the first number: INC0010001 has the prefix INC and first 10001. */
  readonly numbering?: { readonly prefix: string; readonly first: number };
}

/** A record: column name to value. `sys_class_name` names the table that it was created in. */
export type Row = Record<string, string>;

/** What an instance adds to the base system. */
export interface Additions {
  /** Columns by table; each holds up to 100 characters and is indexed. */
  readonly customColumns?: Readonly<Record<string, readonly string[]>>;
  /** Tables by name. One of the base system gets these columns in addition to its own. */
  readonly ownTables?: Readonly<Record<string, OwnTable>>;
}

/** The tables of an instance: the part of the base system that contact centres use, and what the instance adds. */
export function tables({ customColumns = {}, ownTables = {} }: Additions = {}): ReadonlyMap<string, Table> {
  if (Object.keys(customColumns).length > 0) return tablesWith(customColumns, ownTables);
  if (Object.keys(ownTables).length === 0) return withoutAdditions;
  const known = withOwnTables.get(ownTables) ?? tablesWith({}, ownTables);
  withOwnTables.set(ownTables, known);
  return known;
}

const withOwnTables = new WeakMap<object, ReadonlyMap<string, Table>>();

type Sources = Readonly<Record<string, TableSource>>;
type CustomColumns = NonNullable<Additions['customColumns']>;

function tablesWith(custom: CustomColumns, own: NonNullable<Additions['ownTables']>): ReadonlyMap<string, Table> {
  const added = Object.entries(own).map(([name, table]) => [name, ownSource(table, baseTables[name])] as const);
  const sources = { ...baseTables, ...Object.fromEntries(added) };
  return new Map(
    Object.keys(sources).map((name) => [name, tableNamed(name, sources, custom, own[name]?.undeclared === true)]),
  );
}

const withoutAdditions = tablesWith({}, {});

function tableNamed(name: string, sources: Sources, custom: CustomColumns, undeclared: boolean): Table {
  const lineage = lineageOf(name, sources);
  const columns = new Map(Object.entries(everyTable));
  for (const table of lineage.toReversed()) {
    for (const [column, definition] of Object.entries(sources[table]?.columns ?? {})) columns.set(column, definition);
    for (const column of custom[table] ?? []) columns.set(column, key(100));
  }
  const inherited = lineage.flatMap((table) => sources[table] ?? []);
  const numbering = inherited.find((source) => source.numbering)?.numbering;
  return {
    name,
    lineage,
    columns,
    display: inherited.find((source) => source.display)?.display ?? 'sys_id',
    holdsContacts: sources[name]?.holdsContacts === true,
    undeclared,
    ...(numbering && { numbering }),
  };
}

/** Ends where a table extends an unknown one, or one of those before it: the findings about settings report that. */
function lineageOf(name: string, sources: Sources, before: readonly string[] = []): readonly string[] {
  const base = sources[name]?.extends;
  const lineage = [...before, name];
  return base === undefined || sources[base] === undefined || lineage.includes(base)
    ? lineage
    : lineageOf(base, sources, lineage);
}
