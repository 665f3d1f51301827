import { WrittenOrg } from '../../sandbox/genesys/org/written-org';
import { type PlatformApiOptions, platformApi } from '../../sandbox/serve/platform-api/platform-api';
import { writeRules } from '../../sandbox/write-rules';
import { emptyRecord } from './empty-record';

/** An answer of the platform API. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers
  readonly body: any;
}

/** The platform API of an org to which nothing was deployed, without a port. */
export function apiCaller(options: Partial<PlatformApiOptions> = {}) {
  const org = options.org ?? new WrittenOrg(emptyRecord, writeRules());
  const app = platformApi({ ...options, org });
  const send = async (path: string, init: RequestInit = {}): Promise<ApiAnswer> =>
    parsed(await app.request(path, init));
  /** A request below `/api/v2` with the token of the sandbox's client. */
  const call = (method: string, path: string, body?: unknown): Promise<ApiAnswer> =>
    send(`/api/v2${path}`, {
      method,
      headers: { authorization: 'Bearer sandbox', 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  return { app, org, send, call };
}

async function parsed(response: Response): Promise<ApiAnswer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
