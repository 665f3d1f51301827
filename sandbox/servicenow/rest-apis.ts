import type { HttpRequest } from '../http';
import type { ApiPath, UnservedApi } from './api-path';
import type { IgnoredNames } from './ignored-names';
import { ImportSetApi } from './import-set';
import type { Records } from './records';
import * as replies from './replies';
import type { ServiceNowSettings } from './settings';
import { TableApi } from './table-api';

/** The REST APIs behind `/api/`: checks the scopes of the token and the headers, then asks the API of the path. */
export class RestApis {
  private readonly tableApi: TableApi;
  private readonly importSetApi: ImportSetApi;

  constructor(
    records: Records,
    private readonly settings: ServiceNowSettings,
    instance: string,
    ignored: IgnoredNames,
  ) {
    this.tableApi = new TableApi(records, settings, instance, ignored);
    this.importSetApi = new ImportSetApi(records, settings, instance, ignored);
  }

  get state(): unknown {
    return this.importSetApi.state;
  }

  /** @param user the user that the token acts as */
  answer(http: HttpRequest, url: URL, path: ApiPath | UnservedApi | undefined, user: string): replies.Reply {
    if (path === undefined) return replies.noResource();
    if ('unserved' in path) return replies.notSimulated(`the API at ${path.unserved}`);
    const missing = this.missingScopes(path.api);
    if (missing.length > 0) return replies.missingScope(missing);
    if (http.headers['x-http-method-override'] !== undefined) return replies.notSimulated('X-HTTP-Method-Override');
    if (!/json|\*\/\*/i.test(http.headers['accept'] ?? '*/*')) {
      return replies.failure(406, 'Not acceptable', `Accept is "${http.headers['accept']}"; the sandbox answers JSON`);
    }
    return path.api === 'table'
      ? this.tableApi.handle({ http, url, user, ...path, table: path.name })
      : this.importSetApi.handle({ http, user, importSetTable: path.name });
  }

  /** The scopes this API accepts, if the token has none of them. An API without scopes is open. */
  private missingScopes(api: ApiPath['api']): readonly string[] {
    const { apiScopes, tokenScopes } = this.settings;
    const wanted = apiScopes[api] ?? [];
    return tokenScopes.includes('useraccount') || wanted.some((scope) => tokenScopes.includes(scope)) ? [] : wanted;
  }
}
