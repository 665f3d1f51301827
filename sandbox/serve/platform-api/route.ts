import type { Context } from 'hono';
import type { WrittenOrg } from '../../genesys/org/written-org';
import type { ApiClient } from './clients';

/** A request of a client that may make it. */
export interface Call {
  readonly request: Context['req'];
  readonly org: WrittenOrg;
  readonly client: ApiClient;
}

/** What a route answers: an object as JSON, nothing as 204, or a response of its own. */
export type Answer = object | Response | undefined;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v2`, with parameters such as `:id`. The first route that fits answers. */
  readonly path: string;
  /** Permissions; one of them is enough. Empty when none is needed. */
  readonly needs: readonly string[];
  /** @throws ApiError or PlatformError for a request that is refused */
  answer(call: Call): Answer | Promise<Answer>;
}

/** A parameter of the path. */
export function parameter({ request }: Call, name: string): string {
  return request.param(name) ?? '';
}
