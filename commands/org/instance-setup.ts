import type { Operation, OperationSet, OwnTable } from '../../constructs/servicenow';
import type { OfferedOrg } from '../../constructs/stack/offered';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import type { ServiceNowSettings } from '../../sandbox/servicenow/settings';
import { tables } from '../../sandbox/servicenow/tables';

/**
 * The set-up that an org expects of its ServiceNow instance: the tables of its operations; and import set tables whose
 * columns are named like those of their targets, with transform maps that coalesce on the correlation id
 * (docs/import-set.md). A name that is not a column of the target is left out, so that the sandbox reports it when a flow
 * sends it.
 *
 * @throws UserError when two declarations of a table have one name
 */
export function setUpOf({ release, servicenow, project }: OfferedOrg): Partial<ServiceNowSettings> {
  const ownTables = tablesOfOperations(project.operations);
  const setUp = Object.keys(ownTables).length === 0 ? {} : { ownTables };
  if (release.create !== 'importSet') return setUp;
  const known = tables({ ownTables });
  const importSets = Object.entries(servicenow.importSetTables).map(([target, importSetTable]) => {
    const sent = columnsOfCreates(target, project.operations).filter((column) =>
      known.get(target)?.columns.has(column),
    );
    const map = Object.fromEntries(['correlation_id', ...sent].map((column) => [column, column]));
    return [importSetTable, { target, coalesce: 'correlation_id', map }] as const;
  });
  return { ...setUp, importSets: Object.fromEntries(importSets) };
}

/**
 * The tables of operations that the sandbox does not know by itself, by name: those that are declared, and those that are
 * not, which extend `task`.
 *
 * @throws UserError when two declarations of a table have one name
 */
export function tablesOfOperations({ all }: OperationSet): ServiceNowSettings['ownTables'] {
  const operations = all.flatMap(withPrevious);
  const declared = [...new Set(operations.flatMap(({ ownTable }) => (ownTable ? withBases(ownTable) : [])))];
  const names = declared.map(({ name }) => name);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (twice.length > 0) throw new UserError(twice.map(declaredTwice));
  const known = tables();
  const undeclared = operations.map(({ table }) => table).filter((name) => !known.has(name) && !names.includes(name));
  return {
    ...Object.fromEntries(undeclared.map((name) => [name, { extends: 'task', columns: {}, undeclared: true }])),
    ...Object.fromEntries(declared.map((table) => [table.name, settingOf(table)])),
  };
}

function settingOf({ extends: base, columns }: OwnTable): ServiceNowSettings['ownTables'][string] {
  return { columns, ...(base !== undefined && { extends: typeof base === 'string' ? base : base.name }) };
}

function withBases(table: OwnTable): readonly OwnTable[] {
  return typeof table.extends === 'object' ? [table, ...withBases(table.extends)] : [table];
}

function withPrevious(operation: Operation): readonly Operation[] {
  return operation.previous ? [operation, ...withPrevious(operation.previous)] : [operation];
}

function declaredTwice(name: string) {
  return { path: `table ${shown(name)}`, problem: 'declared twice', next: 'export one defineTable and share it' };
}

function columnsOfCreates(table: string, { all }: OperationSet): readonly string[] {
  return all.flatMap(({ request, table: own }): readonly string[] => {
    if (own !== table || request.method !== 'POST') return [];
    const sent = Object.values(request.columns).filter((column) => column !== undefined);
    return [...sent, ...Object.keys(request.values ?? {})];
  });
}
