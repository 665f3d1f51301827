import { UserError } from '../../input/user-error';
import type { DataTable } from '../genesys/org/entities';
import type { OrgObjects } from '../published-org';
import type { Mistake } from './mistakes';
import { objectKeys, ofEachKind } from './object-kinds';
import { readDocument } from './read-document';
import { listOf, mapOf, oneOf, plain, section, text } from './words';

const columnTypes = ['string', 'integer', 'decimal', 'boolean'] as const satisfies DataTable['columns'][string][];
const names = () => listOf(text(256)).default([]);

const objectsSchema = section({
  queues: names(),
  dataTables: mapOf(
    section({
      columns: mapOf(oneOf(columnTypes), 'expected a map from columns to their types'),
      rows: mapOf(
        mapOf(plain(), 'expected a map from columns to values'),
        'expected a map from keys to rows; keys that look like numbers in quotes',
      ).default({}),
    }),
    'expected a map from data tables to columns and rows',
  ).default({}),
  ...ofEachKind(names),
});

/**
 * Reads a file of objects that an org has besides what its stack declares.
 *
 * @throws UserError with every mistake, each as `objects.yaml:4:5: queues: got ...`
 */
export function loadObjects(file: string): OrgObjects {
  const mistakes: string[] = [];
  const found = readDocument(file, objectsSchema, ({ dataTables }) => rowMistakes(dataTables), mistakes);
  if (found === undefined) throw new UserError(mistakes.map((problem) => ({ problem })));
  const { queues, dataTables } = found;
  const objects = Object.entries(objectKeys).map(([kind, key]) => [kind, found[key]]);
  return { queues, dataTables, objects: Object.fromEntries(objects) };
}

/** Cells without a column and cells that do not hold what their column does. */
function rowMistakes(tables: Readonly<Record<string, DataTable>>): readonly Mistake[] {
  return Object.entries(tables).flatMap(([table, { columns, rows }]) =>
    Object.entries(rows).flatMap(([key, row]) =>
      Object.entries(row).flatMap(([column, value]): readonly Mistake[] => {
        const path = ['dataTables', table, 'rows', key, column];
        const type = Object.hasOwn(columns, column) ? columns[column] : undefined;
        if (type === undefined)
          return [{ path, message: `unknown column; columns are ${Object.keys(columns).join(', ') || 'none'}` }];
        return holds(type, value) ? [] : [{ path, message: `got ${JSON.stringify(value)}; expected ${type}` }];
      }),
    ),
  );
}

function holds(type: (typeof columnTypes)[number], value: string | number | boolean): boolean {
  if (type === 'integer') return Number.isSafeInteger(value);
  return typeof value === (type === 'decimal' ? 'number' : type);
}
