import { didYouMean, steps } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import type { Finding } from '../../input/finding';
import type { Message } from '../../input/mistake';
import type { Path } from '../../input/path';
import { shown } from '../../input/shown';
import { baseTables, everyTable } from './base-tables';
import { parseEncodedQuery } from './encoded-query';
import { bindFilter } from './filter';
import { resolvePath } from './paths';
import { Records } from './records';
import { defaultSettings, type ServiceNowSettings } from './settings';
import type { Table } from './tables';

/**
 * Mistakes in settings that types cannot express: names of settings, tables and columns that do not exist, queries that
 * cannot be read, and numbers out of range.
 *
 * @param tables all tables, custom columns included
 */
export function settingsFindings(settings: ServiceNowSettings, tables: ReadonlyMap<string, Table>): readonly Finding[] {
  return [
    ...unknownSettings(settings),
    ...tableFindings(settings, tables),
    ...queryFindings(settings, tables),
    ...ownTableFindings(settings, tables),
    ...importSetFindings(settings, tables),
    ...numberFindings(settings),
  ];
}

function unknownSettings(settings: ServiceNowSettings): readonly Finding[] {
  const known = Object.keys(defaultSettings);
  return Object.keys(settings)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      at: [name],
      problem: 'unknown setting',
      expected: oneOfText(known),
      next: didYouMean(name, known),
    }));
}

function tableFindings(settings: ServiceNowSettings, tables: ReadonlyMap<string, Table>): readonly Finding[] {
  const lists = (['unreadableTables', 'unwritableTables', 'deniedTables'] as const).flatMap((setting) =>
    settings[setting].flatMap((name, index) =>
      setting === 'unwritableTables' && name === '*' ? [] : unknownTable([setting, index], name, tables),
    ),
  );
  const columns = (['unreadableFields', 'unqueryableFields'] as const).flatMap((setting) =>
    Object.entries(settings[setting]).flatMap(([name, fields]) => [
      ...unknownTable([setting, name], name, tables),
      ...fields.flatMap((field, index) => unknownColumn([setting, name, index], tables.get(name), field)),
    ]),
  );
  const custom = Object.entries(settings.customColumns).flatMap(([name, fields]) => [
    ...unknownTable(['customColumns', name], name, tables),
    ...fields.flatMap((field, index): readonly Finding[] =>
      /^[a-z][a-z0-9_]*$/.test(field) ? [] : [{ at: ['customColumns', name, index], ...badColumnName(field) }],
    ),
  ]);
  return [...lists, ...columns, ...custom];
}

function queryFindings(
  { unreadableRecords }: ServiceNowSettings,
  tables: ReadonlyMap<string, Table>,
): readonly Finding[] {
  return Object.entries(unreadableRecords).flatMap(([name, text]): readonly Finding[] => {
    const at = ['unreadableRecords', name];
    const table = tables.get(name);
    if (table === undefined) return unknownTable(at, name, tables);
    const problem = problemInQuery(text, table, tables);
    return problem === undefined
      ? []
      : [{ at, given: shown(text), problem, expected: 'conditions such as active=false' }];
  });
}

function ownTableFindings({ ownTables }: ServiceNowSettings, tables: ReadonlyMap<string, Table>): readonly Finding[] {
  return Object.entries(ownTables).flatMap(([name, own]) => {
    const at = ['ownTables', name];
    const columns = Object.entries(own.columns).flatMap(([column, declared]) => [
      ...(column in everyTable
        ? [{ at: [...at, 'columns', column], problem: 'every table has it', next: 'leave it out' }]
        : []),
      ...(declared.type === 'reference'
        ? unknownTable([...at, 'columns', column, 'table'], declared.table, tables)
        : []),
    ]);
    return [...extendsFindings([...at, 'extends'], name, own.extends, tables), ...columns];
  });
}

function extendsFindings(
  at: Path,
  name: string,
  base: string | undefined,
  tables: ReadonlyMap<string, Table>,
): readonly Finding[] {
  if (base === undefined) return [];
  const unknown = unknownTable(at, base, tables);
  if (unknown.length > 0) return unknown;
  const given = shown(base);
  if (base === name || tables.get(base)?.lineage.includes(name))
    return [{ at, given, problem: `${base} extends ${name} itself`, expected: 'a table that does not' }];
  const own = baseTables[name];
  if (own === undefined || own.extends === base) return [];
  const expected = own.extends ?? 'no table';
  return [{ at, given, expected, problem: `${name} is a table of the base system`, next: 'leave extends out' }];
}

function importSetFindings({ importSets }: ServiceNowSettings, tables: ReadonlyMap<string, Table>): readonly Finding[] {
  return Object.entries(importSets).flatMap(([staging, { target, coalesce, map }]) => {
    const at = ['importSets', staging];
    const table = tables.get(target);
    return [
      ...unknownTable([...at, 'target'], target, tables),
      ...(coalesce === undefined ? [] : unknownColumn([...at, 'coalesce'], table, coalesce)),
      ...Object.entries(map).flatMap(([column, to]) => unknownColumn([...at, 'map', column], table, to)),
    ];
  });
}

function numberFindings(settings: ServiceNowSettings): readonly Finding[] {
  const { rateLimits, semaphores } = settings;
  const { everyone, roles = {}, users = {}, commitSeconds } = rateLimits;
  const limits: readonly (readonly [Path, number | undefined])[] = [
    [['everyone'], everyone],
    ...Object.entries(roles).map(([role, limit]) => [['roles', role], limit] as const),
    ...Object.entries(users).map(([user, limit]) => [['users', user], limit] as const),
  ];
  return [
    ...(['latencyMs', 'tokenLatencyMs', 'jitterMs', 'slowByMs'] as const).flatMap((name) =>
      atLeast([name], settings[name], 0, '0 or more milliseconds'),
    ),
    ...(['accessTokenSeconds', 'refreshTokenSeconds', 'transactionQuotaSeconds'] as const).flatMap((name) =>
      atLeast([name], settings[name], Number.MIN_VALUE, 'more than 0 seconds'),
    ),
    ...atLeast(['semaphores', 'concurrent'], semaphores.concurrent, 1, '1 or more'),
    ...atLeast(['semaphores', 'queue'], semaphores.queue, 0, '0 or more'),
    ...atLeast(['rateLimits', 'commitSeconds'], commitSeconds ?? 0, 0, '0 or more seconds'),
    ...limits.flatMap(([at, limit]) =>
      limit === undefined ? [] : atLeast(['rateLimits', ...at], limit, 0, '0 or more requests an hour'),
    ),
  ];
}

/** Refuses NaN, too. */
function atLeast(at: Path, given: number, least: number, expected: string): readonly Finding[] {
  return given >= least ? [] : [{ at, given: shown(given), expected }];
}

function unknownTable(at: Path, name: string, tables: ReadonlyMap<string, Table>): readonly Finding[] {
  const known = [...tables.keys()];
  if (tables.has(name)) return [];
  return [{ at, given: shown(name), expected: `one of the tables ${known.join(', ')}`, next: didYouMean(name, known) }];
}

function unknownColumn(at: Path, table: Table | undefined, name: string): readonly Finding[] {
  if (table === undefined || table.columns.has(name)) return [];
  return [
    {
      at,
      given: shown(name),
      expected: `a column of ${table.name}`,
      next: steps('add it to customColumns', didYouMean(name, [...table.columns.keys()])),
    },
  ];
}

function badColumnName(name: string): Message {
  return { given: shown(name), expected: 'a column name of lower-case letters, digits and _' };
}

function problemInQuery(text: string, table: Table, tables: ReadonlyMap<string, Table>): string | undefined {
  const records = new Records({ tables, now: () => 0, newId: () => '', closePolicy: false });
  const filter = bindFilter(parseEncodedQuery(text), {
    records,
    table: table.name,
    resolve: (field) => resolvePath(records, table, field),
    isQueryable: () => true,
    invalidReturnsNoRows: false,
  });
  if ('notSimulated' in filter) return `the sandbox does not know ${filter.notSimulated}`;
  return filter.isInvalid ? `a part of it is not a condition of ${table.name}` : undefined;
}
