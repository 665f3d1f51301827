import type { OrgConfig } from '../../constructs/org';
import { catalogue } from '../../constructs/servicenow';
import type { ServiceNowSettings } from '../../sandbox/servicenow/settings';
import { tables } from '../../sandbox/servicenow/tables';

/**
 * The set-up that an org expects of its ServiceNow instance: import set tables whose columns are named like those of
 * their targets, and transform maps that coalesce on the correlation id (docs/import-set.md). A name that is not a
 * column of the target is left out, so that the sandbox reports it when a flow sends it.
 */
export function setUpOf({ release, servicenow }: OrgConfig): Partial<ServiceNowSettings> {
  if (release.create !== 'importSet') return {};
  const importSets = Object.entries(servicenow.importSetTables).map(([target, importSetTable]) => {
    const known = tables().get(target)?.columns;
    const columns = ['correlation_id', ...columnsOfCreates(target).filter((column) => known?.has(column))];
    const map = Object.fromEntries(columns.map((column) => [column, column]));
    return [importSetTable, { target, coalesce: 'correlation_id', map }] as const;
  });
  return { importSets: Object.fromEntries(importSets) };
}

function columnsOfCreates(table: string): readonly string[] {
  return [...catalogue.values()].flatMap((operation) => {
    const { request } = operation;
    return operation.table === table && request.method === 'POST' ? Object.values(request.columns) : [];
  }) as readonly string[];
}
