/** A REST address that the sandbox answers. */
export interface ApiPath {
  readonly api: 'table' | 'import';
  readonly version: 'v1' | 'v2' | undefined;
  /** The table, or the import set table. */
  readonly name: string;
  readonly sysId: string | undefined;
}

/** An API of ServiceNow that the sandbox does not have. */
export interface UnservedApi {
  /** How its addresses begin. */
  readonly unserved: string;
}

/** ServiceNow's own names of the APIs. */
const apiTitles: Readonly<Record<ApiPath['api'], string>> = { table: 'Table API', import: 'Import Set API' };

const served = /^\/api\/now\/(?:(v[12])\/)?(table|import)\/([^/]+)(?:\/([^/]+))?$/;

const others = /^\/api\/(?:now\/(?:v[12]\/)?(?:attachment|batch|import|openframe|stats)|sn_customerservice)(?=\/|$)/;

/** Reads the path of a request. Undefined where it does not lead to an API. */
export function readApiPath(path: string): ApiPath | UnservedApi | undefined {
  const [, version, api, name = '', sysId] = served.exec(path) ?? [];
  if (api === 'table' || (api === 'import' && sysId === undefined)) {
    return { api, version: version as ApiPath['version'], name, sysId };
  }
  const unserved = others.exec(path)?.[0];
  return unserved === undefined ? undefined : { unserved };
}

/** ServiceNow's name of the API that a request is for. */
export function apiTitle(path: ApiPath | UnservedApi | undefined): string {
  return path && 'api' in path ? apiTitles[path.api] : 'REST API';
}
