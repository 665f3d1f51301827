import { didYouMean } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import type { Finding } from '../../input/finding';
import { readData } from '../../input/read-data';
import { list, mapOf, oneOf, plain, section, text } from '../../input/schema-words';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import type { DataTable } from '../genesys/org/entities';
import type { OrgObjects } from '../published-org';
import { objectKeys, ofEachKind, pluralOf } from './object-kinds';

const columnTypes = ['string', 'integer', 'decimal', 'boolean'] as const satisfies DataTable['columns'][string][];
const names = (purpose: string) => list(text(256)).default([]).describe(purpose);

/** A file of objects. */
export const objectsSchema = section({
  queues: names('Names of queues, besides those of the org file.'),
  dataTables: mapOf(
    section({
      columns: mapOf(oneOf(columnTypes), 'a map from columns to their types').describe(
        'Columns besides the key, with their types.',
      ),
      rows: mapOf(
        mapOf(plain(), 'a map from columns to values'),
        'a map from keys to rows; keys that look like numbers in quotes',
      )
        .default({})
        .describe('Rows by their keys: a value for each column that is set.'),
    }),
    'a map from data tables to columns and rows',
  )
    .default({})
    .describe('Data tables, by name.'),
  ...ofEachKind((kind) => names(`Names of ${pluralOf(kind)}.`)),
});

/**
 * Reads a file of objects that an org has besides what its stack declares.
 *
 * @throws UserError with every mistake, each as `objects.yaml:4:5: queues: got ...`
 */
export function loadObjects(file: string): OrgObjects {
  const read = readData(file, objectsSchema, ({ dataTables }) => rowFindings(dataTables));
  if ('mistakes' in read) throw new UserError(read.mistakes);
  const { queues, dataTables } = read.value;
  const objects = Object.entries(objectKeys).map(([kind, key]) => [kind, read.value[key]]);
  return { queues, dataTables, objects: Object.fromEntries(objects) };
}

/** Cells without a column and cells that do not hold what their column does. */
function rowFindings(tables: Readonly<Record<string, DataTable>>): readonly Finding[] {
  return Object.entries(tables).flatMap(([table, { columns, rows }]) =>
    Object.entries(rows).flatMap(([key, row]) =>
      Object.entries(row).flatMap(([column, value]): readonly Finding[] => {
        const at = ['dataTables', table, 'rows', key, column];
        const type = Object.hasOwn(columns, column) ? columns[column] : undefined;
        if (type === undefined)
          return [
            {
              at,
              problem: 'unknown column',
              expected: oneOfText(Object.keys(columns)),
              next: didYouMean(column, Object.keys(columns)),
            },
          ];
        return holds(type, value) ? [] : [{ at, given: shown(value), expected: type }];
      }),
    ),
  );
}

function holds(type: (typeof columnTypes)[number], value: string | number | boolean): boolean {
  if (type === 'integer') return Number.isSafeInteger(value);
  return typeof value === (type === 'decimal' ? 'number' : type);
}
