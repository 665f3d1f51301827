import { z } from 'zod';
import { SandboxError } from '../errors';
import type { DataTable, ObjectKind } from '../genesys/flow';
import type { OrgObjects } from '../published-org';
import type { Mistake } from './mistakes';
import { readDocument } from './read-document';
import { listOf, mapOf, oneOf, section, text } from './words';

const columnTypes = ['string', 'integer', 'decimal', 'boolean'] as const satisfies DataTable['columns'][string][];
const names = () => listOf(text(256)).default([]);

/** The key of each kind of object that is only named. */
const keys = {
  schedule: 'schedules',
  'schedule group': 'scheduleGroups',
  'emergency group': 'emergencyGroups',
  script: 'scripts',
  'wrap-up code': 'wrapupCodes',
  flow: 'flows',
  'bot flow': 'botFlows',
  'digital bot flow': 'digitalBotFlows',
  'contact list': 'contactLists',
  user: 'users',
  group: 'groups',
  skill: 'skills',
  'language skill': 'languageSkills',
  prompt: 'prompts',
} as const satisfies Readonly<Record<ObjectKind, string>>;

type Key = (typeof keys)[ObjectKind];

const named = Object.fromEntries(Object.values(keys).map((key) => [key, names()])) as Record<
  Key,
  ReturnType<typeof names>
>;

const cell = z.union([z.string(), z.number(), z.boolean()], { error: 'expected a text, a number, true or false' });

const objectsSchema = section({
  queues: names(),
  dataTables: mapOf(
    section({
      columns: mapOf(oneOf(columnTypes), 'expected a map from columns to their types'),
      rows: mapOf(
        mapOf(cell, 'expected a map from columns to values'),
        'expected a map from keys to rows; keys that look like numbers in quotes',
      ).default({}),
    }),
    'expected a map from data tables to columns and rows',
  ).default({}),
  ...named,
});

/**
 * Reads a file of objects that an org has besides what its stack declares.
 *
 * @throws SandboxError with every mistake, each as `objects.yaml:4:5: queues: got ...`
 */
export function loadObjects(file: string): OrgObjects {
  const mistakes: string[] = [];
  const found = readDocument(file, objectsSchema, ({ dataTables }) => rowMistakes(dataTables), mistakes);
  if (found === undefined) throw new SandboxError(mistakes.join('\n'));
  const { queues, dataTables } = found;
  const objects = Object.entries(keys).map(([kind, key]) => [kind, found[key]]);
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
