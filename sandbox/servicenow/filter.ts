import { compare, conditionTest, type NotSimulated, type QueryContext, type Test } from './condition-test';
import type { Condition, EncodedQuery, InvalidFragment } from './encoded-query';
import { displayAt, type Path, valueAt } from './paths';
import type { Records } from './records';
import type { Row } from './tables';

/** An encoded query that is bound to a table and ready to run. */
export interface Filter {
  /** Whether a part of the query is not a condition of the table. */
  readonly isInvalid: boolean;
  select(): Row[];
  matches(row: Row): boolean;
}

/**
 * Binds a query to a table. A fragment that is not a condition or names an unknown field is dropped, so that the query
 * finds *more*; with the property, the query finds nothing instead. A condition on an unreadable field is always
 * dropped. Without an order, records come in the order of their creation. An operator on a column type that it is not
 * documented for is not simulated.
 */
export function bindFilter(query: EncodedQuery, context: QueryContext): Filter | NotSimulated {
  const { records, table } = context;
  const notSimulated = [...query.notSimulated];
  let isInvalid = false;
  const testOf = (fragment: Condition | InvalidFragment): Test | undefined => {
    const found = 'invalid' in fragment ? 'invalid' : conditionTest(fragment, context);
    if (typeof found === 'function') return found;
    if (found === 'invalid') isInvalid = true;
    else if (found !== 'unreadable') notSimulated.push(found.notSimulated);
    return undefined;
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
  const [first] = notSimulated;
  if (first !== undefined) return { notSimulated: first };

  return {
    isInvalid,
    matches,
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

/** An equality on an indexed column that every row must satisfy. */
function indexedKey(query: EncodedQuery, context: QueryContext): Condition | undefined {
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

/** References are ordered by their display values. */
function comparison(records: Records, path: Path, descending: boolean): (a: Row, b: Row) => number {
  const read = (row: Row) =>
    (path.column.type === 'reference' ? displayAt(records, path, row) : valueAt(path, row)).toLowerCase();
  const sign = descending ? -1 : 1;
  return (a, b) => sign * compare(path, read(a), read(b));
}
