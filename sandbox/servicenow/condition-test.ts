import type { Column } from './columns';
import type { Condition, FieldOperator, Operator, ValueOperator } from './encoded-query';
import { displayAt, type Path, valueAt } from './paths';
import type { Records } from './records';
import type { Row } from './tables';

/** The part of a query that the sandbox does not simulate. */
export interface NotSimulated {
  readonly notSimulated: string;
}

/** The table that a query is bound to, and the rules for its fields. */
export interface QueryContext {
  readonly records: Records;
  readonly table: string;
  /** A field of the table; undefined for an unknown field. */
  readonly resolve: (field: string) => Path | undefined;
  readonly isQueryable: (path: Path) => boolean;
  /** `glide.invalid_query.returns_no_rows`. */
  readonly invalidReturnsNoRows: boolean;
}

export type Test = (row: Row) => boolean;

/** The test of a condition on rows of a table, or the reason why there is none. */
export function conditionTest(
  { field, operator, operand }: Condition,
  context: QueryContext,
): Test | NotSimulated | 'invalid' | 'unreadable' {
  const path = context.resolve(field);
  if (path === undefined) return 'invalid';
  const isDocumented = documentedOn[operator]?.includes(path.column.type) ?? true;
  if (!isDocumented || (operator === 'INSTANCEOF' && path.columnName !== 'sys_class_name')) {
    return { notSimulated: `the operator ${operator} on ${path.name}, a column of type ${path.column.type}` };
  }
  if (operator in fieldTests) {
    const other = context.resolve(operand);
    if (other === undefined) return 'invalid';
    if (!context.isQueryable(path) || !context.isQueryable(other)) return 'unreadable';
    const test = fieldTests[operator as FieldOperator];
    return (row) => {
      const [value, otherValue] = [comparable(path, valueAt(path, row)), comparable(other, valueAt(other, row))];
      return value !== '' && otherValue !== '' && test(compare(path, value, otherValue));
    };
  }
  if (!context.isQueryable(path)) return 'unreadable';
  const test = tests[operator as ValueOperator](comparable(path, operand), path, context.records);
  const read = path.column.type === 'reference' && textOperators.includes(operator) ? displayAt : storedAt;
  return (row) => test(comparable(path, read(context.records, path, row)));
}

const ordered = ['integer', 'choice'] as const;
const equatable = ['string', 'integer', 'boolean', 'reference', 'choice'] as const;

/** The column types that an operator is documented for, where it is not documented for all. */
const documentedOn: { readonly [K in Operator]?: readonly Column['type'][] } = {
  BETWEEN: [...ordered, 'dateTime'],
  SAMEAS: equatable,
  NSAMEAS: equatable,
  GT_FIELD: ordered,
  GT_OR_EQUALS_FIELD: ordered,
  LT_FIELD: ordered,
  LT_OR_EQUALS_FIELD: ordered,
};

/** On a reference, they compare the name of the record that it refers to. */
const textOperators: readonly string[] = ['LIKE', 'NOT LIKE', 'STARTSWITH', 'ENDSWITH'];

function storedAt(_: Records, path: Path, row: Row): string {
  return valueAt(path, row);
}

/** Texts compare without regard to case. A boolean may be written as 1 or 0. */
function comparable(path: Path, text: string): string {
  if (path.column.type === 'boolean' && (text === '1' || text === '0')) return String(text === '1');
  return text.toLowerCase();
}

type ValueTest = (value: string) => boolean;

/** An empty value is never less than, greater than or like an operand, and always different from it. */
const tests: Readonly<Record<ValueOperator, (operand: string, path: Path, records: Records) => ValueTest>> = {
  '=': (operand) => (value) => value === operand,
  '!=': (operand) => (value) => value !== operand,
  '<': (operand, path) => (value) => value !== '' && compare(path, value, operand) < 0,
  '<=': (operand, path) => (value) => value !== '' && compare(path, value, operand) <= 0,
  '>': (operand, path) => (value) => value !== '' && compare(path, value, operand) > 0,
  '>=': (operand, path) => (value) => value !== '' && compare(path, value, operand) >= 0,
  BETWEEN: (operand, path) => {
    const [from, to] = operand.split('@') as [string, string];
    return (value) => value !== '' && compare(path, value, from) >= 0 && compare(path, value, to) <= 0;
  },
  LIKE: (operand) => (value) => value !== '' && value.includes(operand),
  'NOT LIKE': (operand) => (value) => value === '' || !value.includes(operand),
  STARTSWITH: (operand) => (value) => value !== '' && value.startsWith(operand),
  ENDSWITH: (operand) => (value) => value !== '' && value.endsWith(operand),
  IN: (operand) => isOneOf(operand),
  'NOT IN': (operand) => {
    const isListed = isOneOf(operand);
    return (value) => !isListed(value);
  },
  INSTANCEOF: (operand, _, records) => (value) => records.table(value)?.lineage.includes(operand) === true,
  ISEMPTY: () => (value) => value === '',
  ISNOTEMPTY: () => (value) => value !== '',
  ANYTHING: () => () => true,
};

/** For two values that are not empty. `difference` is below, at or above 0. */
const fieldTests: Readonly<Record<FieldOperator, (difference: number) => boolean>> = {
  SAMEAS: (difference) => difference === 0,
  NSAMEAS: (difference) => difference !== 0,
  GT_FIELD: (difference) => difference > 0,
  GT_OR_EQUALS_FIELD: (difference) => difference >= 0,
  LT_FIELD: (difference) => difference < 0,
  LT_OR_EQUALS_FIELD: (difference) => difference <= 0,
};

function isOneOf(list: string): ValueTest {
  const accepted = new Set(list.split(','));
  return (value) => accepted.has(value);
}

export function compare(path: Path, a: string, b: string): number {
  const isNumeric = path.column.type === 'integer' || path.column.type === 'choice';
  const difference = isNumeric ? Number(a) - Number(b) : Number.NaN;
  if (!Number.isNaN(difference)) return difference;
  return a < b ? -1 : Number(a > b);
}
