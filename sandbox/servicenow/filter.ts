import type { Condition, EncodedQuery, InvalidFragment, Operator } from './encoded-query';
import { displayAt, type Path, valueAt } from './paths';
import type { Records, Row } from './records';

type Test = (row: Row) => boolean;

/** An encoded query that is bound to a table and ready to run. */
export interface Filter {
  select(): Row[];
}

export interface FilterContext {
  readonly records: Records;
  readonly table: string;
  /** A field of the table; nothing where there is no such field. */
  readonly resolve: (field: string) => Path | undefined;
  readonly isQueryable: (path: Path) => boolean;
  /** `glide.invalid_query.returns_no_rows`. */
  readonly invalidReturnsNoRows: boolean;
}

/**
 * Binds a query to a table. A fragment that is no condition or names an unknown field is dropped, so that the query
 * finds *more*, or makes the query find nothing, by the property. A field that may not be read is always dropped.
 * Without an order, records come in the order of their creation.
 */
export function bindFilter(query: EncodedQuery, context: FilterContext): Filter {
  const { records, table } = context;
  let isInvalid = false;
  const testOf = (fragment: Condition | InvalidFragment): Test | undefined => {
    const path = 'invalid' in fragment ? undefined : context.resolve(fragment.field);
    if (path === undefined || 'invalid' in fragment) {
      isInvalid = true;
      return undefined;
    }
    return context.isQueryable(path) ? conditionTest(fragment, path) : undefined;
  };
  const groups = query.groups.map((group) =>
    group
      .map((alternatives) => alternatives.map(testOf).filter((test) => test !== undefined))
      .filter((tests) => tests.length > 0)
      .map(anyOf),
  );
  const matches = anyOf(groups.map(allOf));
  const order = query.order.flatMap(({ field, descending }) => {
    const path = context.resolve(field);
    return path === undefined || !context.isQueryable(path) ? [] : [comparison(records, path, descending)];
  });
  const key = indexedKey(query, context);

  return {
    select() {
      if (isInvalid && context.invalidReturnsNoRows) return [];
      const candidates = (key && records.find(table, key.field, key.operand)) ?? records.rows(table);
      const rows: Row[] = [];
      for (const row of candidates) if (matches(row)) rows.push(row);
      if (order.length > 0) rows.sort((a, b) => order.reduce((found, compare) => found || compare(a, b), 0));
      return rows;
    },
  };
}

/** An equality that every row must satisfy, on a column that has an index. */
function indexedKey(query: EncodedQuery, context: FilterContext): Condition | undefined {
  const [group, ...others] = query.groups;
  if (group === undefined || others.length > 0) return undefined;
  for (const [only, ...alternatives] of group) {
    if (only === undefined || alternatives.length > 0 || 'invalid' in only || only.operator !== '=') continue;
    const path = context.resolve(only.field);
    if (path?.column.indexed && path.name === path.columnName && context.isQueryable(path)) return only;
  }
  return undefined;
}

const anyOf =
  (tests: readonly Test[]): Test =>
  (row) =>
    tests.some((test) => test(row));

const allOf =
  (tests: readonly Test[]): Test =>
  (row) =>
    tests.every((test) => test(row));

function conditionTest({ operator, operand }: Condition, path: Path): Test {
  const test = tests[operator](comparable(path, operand), path);
  return (row) => test(comparable(path, valueAt(path, row)));
}

/** Texts compare without letter case; a boolean may be written 1 or 0. */
function comparable(path: Path, text: string): string {
  if (path.column.type === 'boolean' && (text === '1' || text === '0')) return String(text === '1');
  return text.toLowerCase();
}

type ValueTest = (value: string) => boolean;

/** A record without a value is never less, greater or like something, and always different from it. */
const tests: Readonly<Record<Operator, (operand: string, path: Path) => ValueTest>> = {
  '=': (operand) => (value) => value === operand,
  '!=': (operand) => (value) => value !== operand,
  '<': (operand, path) => (value) => value !== '' && compare(path, value, operand) < 0,
  '<=': (operand, path) => (value) => value !== '' && compare(path, value, operand) <= 0,
  '>': (operand, path) => (value) => value !== '' && compare(path, value, operand) > 0,
  '>=': (operand, path) => (value) => value !== '' && compare(path, value, operand) >= 0,
  LIKE: (operand) => (value) => value !== '' && value.includes(operand),
  'NOT LIKE': (operand) => (value) => value === '' || !value.includes(operand),
  STARTSWITH: (operand) => (value) => value !== '' && value.startsWith(operand),
  ENDSWITH: (operand) => (value) => value !== '' && value.endsWith(operand),
  IN: (operand) => isOneOf(operand),
  'NOT IN': (operand) => {
    const isListed = isOneOf(operand);
    return (value) => !isListed(value);
  },
  ISEMPTY: () => (value) => value === '',
  ISNOTEMPTY: () => (value) => value !== '',
};

function isOneOf(list: string): ValueTest {
  const accepted = new Set(list.split(','));
  return (value) => accepted.has(value);
}

function compare(path: Path, a: string, b: string): number {
  const isNumeric = path.column.type === 'integer' || path.column.type === 'choice';
  const difference = isNumeric ? Number(a) - Number(b) : Number.NaN;
  if (!Number.isNaN(difference)) return difference;
  return a < b ? -1 : Number(a > b);
}

/** References are ordered by what people see. */
function comparison(records: Records, path: Path, descending: boolean): (a: Row, b: Row) => number {
  const read = (row: Row) =>
    (path.column.type === 'reference' ? displayAt(records, path, row) : valueAt(path, row)).toLowerCase();
  const sign = descending ? -1 : 1;
  return (a, b) => sign * compare(path, read(a), read(b));
}
