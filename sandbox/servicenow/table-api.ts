import type { HttpRequest } from '../http';
import type { NotSimulated } from './condition-test';
import { parseEncodedQuery } from './encoded-query';
import { bindFilter, type Filter } from './filter';
import type { IgnoredNames, NamingPart } from './ignored-names';
import { lackingName, type Path, resolvePath } from './paths';
import { type RecordFormat, recordJson } from './record-json';
import type { Fields, Records, Written } from './records';
import * as replies from './replies';
import { recordIn } from './request-body';
import type { ServiceNowSettings } from './settings';
import type { Row, Table } from './tables';

export interface TableRequest {
  readonly http: HttpRequest;
  readonly url: URL;
  /** `v1` answers an empty list with 404; the others with 200. */
  readonly version: 'v1' | 'v2' | undefined;
  readonly table: string;
  readonly sysId: string | undefined;
  /** The user that the token acts as. */
  readonly user: string;
}

type BoundQuery = Filter | NotSimulated;

const cacheSize = 10_000;

/** `/api/now/table/{table}[/{sys_id}]`: reads and writes records with ServiceNow's answers, errors included. */
export class TableApi {
  private readonly queries = new Map<string, BoundQuery>();
  private readonly fieldLists = new Map<string, readonly Path[]>();
  /** Filters for unreadable records, by table. The settings are already checked. */
  private readonly hidden: ReadonlyMap<string, Filter>;

  constructor(
    private readonly records: Records,
    private readonly settings: ServiceNowSettings,
    private readonly instance: string,
    private readonly ignored: IgnoredNames,
  ) {
    const filters = Object.entries(settings.unreadableRecords).map(
      ([name, text]) => [name, this.bind(records.table(name) as Table, text, () => true) as Filter] as const,
    );
    this.hidden = new Map(filters);
  }

  handle(request: TableRequest): replies.Reply {
    const table = this.records.table(request.table);
    if (table === undefined) return replies.invalidTable(request.table);
    if (this.settings.deniedTables.includes(table.name)) return replies.notAuthorized();
    const unknown = unknownParameter(request.url.searchParams);
    if (unknown !== undefined) return replies.notSimulated(unknown);
    const { method } = request.http;
    if (method === 'GET') return request.sysId === undefined ? this.list(request, table) : this.one(request, table);
    if ((method === 'POST') !== (request.sysId === undefined)) return replies.methodNotSupported(method);
    if ([table.name, '*'].some((name) => this.settings.unwritableTables.includes(name))) {
      const verb = { POST: 'Insert', PUT: 'Update', PATCH: 'Update', DELETE: 'Delete' }[method];
      return replies.failure(403, 'Operation Failed', `ACL Exception ${verb} Failed due to security constraints`);
    }
    if (method === 'POST') return this.create(request, table);
    const row = this.readable(table, request.sysId as string);
    if (row === undefined) return replies.noRecord();
    return method === 'DELETE' ? this.remove(row) : this.change(request, table, row);
  }

  private list(request: TableRequest, table: Table): replies.Reply {
    const parameters = request.url.searchParams;
    const query = this.query(table, parameters.get('sysparm_query') ?? '');
    if ('notSimulated' in query) return replies.notSimulated(query.notSimulated);
    const all = query.select();
    const limit = count(parameters.get('sysparm_limit'), 1) ?? 10_000;
    const offset = count(parameters.get('sysparm_offset'), 0) ?? 0;
    const page = all.slice(offset, offset + limit).filter((row) => !this.isHidden(table, row));
    if (page.length === 0 && request.version === 'v1') return replies.noRecord();

    const format = this.format(request, table);
    const isCounted = parameters.get('sysparm_no_count') !== 'true';
    const isLinked = parameters.get('sysparm_suppress_pagination_header') !== 'true';
    const link = isLinked ? pageLinks(request.url, { offset, limit, total: all.length, isCounted }) : '';
    return replies.json(
      200,
      { result: page.map((row) => recordJson(this.records, row, format)) },
      { ...(isCounted && { 'x-total-count': String(all.length) }), ...(link && { link }) },
    );
  }

  private one(request: TableRequest, table: Table): replies.Reply {
    const row = this.readable(table, request.sysId as string);
    if (row === undefined) return replies.noRecord();
    return this.answer(200, request, table, row);
  }

  private create(request: TableRequest, table: Table): replies.Reply {
    const fields = this.written(request, table);
    if ('status' in fields) return fields;
    const outcome = this.records.insert(table, fields.values, request.user);
    if (outcome.kind === 'mandatory') return dataPolicy(outcome);
    const location = `${this.instance}/api/now/table/${table.name}/${outcome.row['sys_id']}`;
    return this.answer(201, request, table, outcome.row, { location });
  }

  private change(request: TableRequest, table: Table, row: Row): replies.Reply {
    const fields = this.written(request, table);
    if ('status' in fields) return fields;
    const outcome = this.records.update(row, fields.values, request.user);
    return outcome.kind === 'mandatory' ? dataPolicy(outcome) : this.answer(200, request, table, row);
  }

  private remove(row: Row): replies.Reply {
    this.records.delete(row);
    return { status: 204, headers: {}, body: '' };
  }

  private answer(
    status: number,
    request: TableRequest,
    table: Table,
    row: Row,
    headers: Readonly<Record<string, string>> = {},
  ): replies.Reply {
    if (request.http.headers['x-no-response-body'] === 'true') return { status, headers, body: '' };
    return replies.json(status, { result: recordJson(this.records, row, this.format(request, table)) }, headers);
  }

  private written(request: TableRequest, table: Table): { readonly values: Fields } | replies.Reply {
    const body = recordIn(request.http, 'first');
    if ('status' in body) return body;
    if (body.ignored > 0) this.ignored.records(table.name, body.ignored + 1);
    for (const name of Object.keys(body.values)) {
      // Every create sends it, for the tables that have it.
      if (!table.columns.has(name) && name !== 'correlation_id') this.noteColumn(table, 'body', name);
    }
    if (request.url.searchParams.get('sysparm_input_display_value') !== 'true') return body;
    return { values: this.fromDisplayValues(table, body.values) };
  }

  /** Turns labels of choices and names of references into values. Other texts do not change. */
  private fromDisplayValues(table: Table, fields: Fields): Fields {
    const values = Object.entries(fields).map(([name, text]) => {
      const column = table.columns.get(name);
      if (column?.type === 'choice') {
        return [name, Object.entries(column.choices).find(([, label]) => label === text)?.[0] ?? text];
      }
      if (column?.type === 'reference') {
        const display = this.records.table(column.target)?.display as string;
        for (const row of this.records.rows(column.target)) if (row[display] === text) return [name, row['sys_id']];
      }
      return [name, text];
    });
    return Object.fromEntries(values);
  }

  private query(table: Table, text: string): BoundQuery {
    return remembered(this.queries, `${table.name}?${text}`, () =>
      this.bind(table, text, (path) => this.isReadable(path) && !isAmong(this.settings.unqueryableFields, path)),
    );
  }

  private bind(table: Table, text: string, isQueryable: (path: Path) => boolean): BoundQuery {
    const query = parseEncodedQuery(text);
    for (const fragment of query.groups.flat(2)) {
      if ('invalid' in fragment) this.ignored.condition(table.name, fragment.invalid);
    }
    return bindFilter(query, {
      records: this.records,
      table: table.name,
      resolve: (field) => this.resolve(table, 'query', field),
      isQueryable,
      invalidReturnsNoRows: this.settings.invalidQueryReturnsNoRows,
    });
  }

  private readable(table: Table, sysId: string): Row | undefined {
    const row = this.records.get(table.name, sysId);
    return row && !this.isHidden(table, row) ? row : undefined;
  }

  private isHidden(table: Table, row: Row): boolean {
    if (this.settings.unreadableTables.includes(table.name)) return true;
    if (this.hidden.size === 0) return false;
    const { lineage } = this.records.table(row['sys_class_name'] as string) as Table;
    return lineage.some((name) => this.hidden.get(name)?.matches(row));
  }

  private format({ url }: TableRequest, table: Table): RecordFormat {
    const display = url.searchParams.get('sysparm_display_value');
    return {
      paths: this.fields(table, url.searchParams.get('sysparm_fields') ?? ''),
      display: display === 'true' || display === 'all' ? display : 'false',
      plainReferences: url.searchParams.get('sysparm_exclude_reference_link') === 'true',
      instance: this.instance,
    };
  }

  private fields(table: Table, list: string): readonly Path[] {
    return remembered(
      this.fieldLists,
      `${table.name}?${list}`,
      () =>
        (list === '' ? [...table.columns.keys()] : list.split(',').map((name) => name.trim()))
          .map((name) => this.resolve(table, 'fields', name))
          .filter((path) => path !== undefined && this.isReadable(path)) as Path[],
    );
  }

  private resolve(table: Table, part: NamingPart, name: string): Path | undefined {
    const path = resolvePath(this.records, table, name);
    if (path === undefined) this.noteColumn(table, part, name);
    return path;
  }

  private noteColumn(table: Table, part: NamingPart, name: string): void {
    const lacking = lackingName(this.records, table, name) ?? { table, name };
    this.ignored.column(lacking.table.name, part, lacking.name, lacking.table.columns.keys());
  }

  private isReadable(path: Path): boolean {
    return !isAmong(this.settings.unreadableFields, path);
  }
}

/** A parameter of the address that ServiceNow applies and the sandbox does not. */
function unknownParameter(parameters: URLSearchParams): string | undefined {
  const pair = [...parameters.keys()].find((name) => !name.startsWith('sysparm_'));
  if (pair !== undefined) return `the parameter ${pair} as a filter; write it into sysparm_query`;
  const view = parameters.get('sysparm_view');
  if (view && !parameters.get('sysparm_fields')) return `the fields of the view ${view}; name them in sysparm_fields`;
  return undefined;
}

function isAmong(fields: Readonly<Record<string, readonly string[]>>, { table, columnName }: Path): boolean {
  return table.lineage.some((name) => fields[name]?.includes(columnName));
}

function dataPolicy({ labels }: Extract<Written, { kind: 'mandatory' }>): replies.Reply {
  const detail = `Data Policy Exception: The following fields are mandatory: ${labels.join(', ')}`;
  return replies.failure(403, 'Operation Failed', detail);
}

function count(text: string | null, least: number): number | undefined {
  const number = text === null || !/^\d+$/.test(text) ? undefined : Number(text);
  return number !== undefined && number >= least ? number : undefined;
}

interface Page {
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
  readonly isCounted: boolean;
}

/** Links to the neighbouring pages. The last page is known only where records were counted. */
function pageLinks(url: URL, { offset, limit, total, isCounted }: Page): string {
  if (offset === 0 && total <= limit) return '';
  const at = (start: number, rel: string) => {
    const parameters = new URLSearchParams(url.searchParams);
    parameters.set('sysparm_limit', String(limit));
    parameters.set('sysparm_offset', String(start));
    return `<${url.origin}${url.pathname}?${parameters}>;rel="${rel}"`;
  };
  return [
    at(0, 'first'),
    ...(offset > 0 ? [at(Math.max(0, offset - limit), 'prev')] : []),
    ...(offset + limit < total ? [at(offset + limit, 'next')] : []),
    ...(isCounted ? [at(Math.max(0, Math.ceil(total / limit) - 1) * limit, 'last')] : []),
  ].join(',');
}

function remembered<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= cacheSize) cache.clear();
  const made = make();
  cache.set(key, made);
  return made;
}
