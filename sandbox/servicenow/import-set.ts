import type { HttpRequest } from '../http';
import type { IgnoredNames } from './ignored-names';
import type { Fields, Records } from './records';
import * as replies from './replies';
import { recordIn } from './request-body';
import type { ImportSet, ServiceNowSettings } from './settings';
import type { Row, Table } from './tables';

export interface ImportRequest {
  readonly http: HttpRequest;
  readonly importSetTable: string;
  readonly user: string;
}

/**
 * `POST /api/now/import/{table}`: writes one row to an import set table and transforms it at once. Rows are transformed
 * one after the other: of several with the same coalesce value, the first inserts a record and the others find it.
 */
export class ImportSetApi {
  private imported = 0;

  constructor(
    private readonly records: Records,
    private readonly settings: ServiceNowSettings,
    private readonly instance: string,
    private readonly ignored: IgnoredNames,
  ) {}

  handle({ http, importSetTable, user }: ImportRequest): replies.Reply {
    const importSet = Object.hasOwn(this.settings.importSets, importSetTable)
      ? this.settings.importSets[importSetTable]
      : undefined;
    if (importSet === undefined) return replies.invalidTable(importSetTable);
    if (http.method !== 'POST') return replies.methodNotSupported(http.method);
    if (this.settings.deniedTables.includes(importSet.target)) return replies.notAuthorized();
    const body = recordIn(http, 'refused');
    if ('status' in body) return body;
    for (const name of Object.keys(body.values)) {
      if (!Object.hasOwn(importSet.map, name))
        this.ignored.column(importSetTable, 'body', name, Object.keys(importSet.map));
    }
    const target = this.records.table(importSet.target) as Table;
    const result = this.transform(importSet, target, body.values, user);
    const number = `ISET${String(10_001 + this.imported++).padStart(7, '0')}`;
    return replies.json(201, {
      import_set: number,
      staging_table: importSetTable,
      result: [{ transform_map: importSetTable, table: target.name, ...result }],
    });
  }

  get state(): unknown {
    return this.imported;
  }

  private transform({ coalesce, map }: ImportSet, target: Table, staged: Fields, user: string) {
    const fields: Record<string, string> = {};
    for (const [from, to] of Object.entries(map)) {
      const value = staged[from];
      if (value !== undefined) fields[to] = value;
    }
    const existing = this.coalesced(target, coalesce, fields);
    const outcome = existing ? this.records.update(existing, fields, user) : this.records.insert(target, fields, user);
    if (outcome.kind === 'mandatory') {
      const missing = outcome.labels.join(', ');
      return {
        status: 'error',
        error_message: `Data Policy Exception: The following fields are mandatory: ${missing}`,
      };
    }
    const { row, changed } = outcome;
    return {
      display_name: target.display,
      display_value: row[target.display],
      record_link: `${this.instance}/api/now/table/${target.name}/${row['sys_id']}`,
      status: existing === undefined ? 'inserted' : changed ? 'updated' : 'ignored',
      sys_id: row['sys_id'],
    };
  }

  /** An empty coalesce value matches no record, so the row is inserted. */
  private coalesced(target: Table, column: string | undefined, fields: Fields): Row | undefined {
    const value = column && fields[column];
    if (!column || !value) return undefined;
    const candidates = this.records.find(target.name, column, value) ?? this.records.rows(target.name);
    for (const row of candidates) if (row[column]?.toLowerCase() === value.toLowerCase()) return row;
    return undefined;
  }
}
