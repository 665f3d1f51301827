import type { Context } from 'hono';
import type { WrittenOrg } from '../../genesys/org/written-org';
import type { ApiClient } from '../../genesys/permissions/api-client';
import type { EndpointName } from '../../genesys/permissions/endpoints';

/** A request of a client that may make it. */
export interface Call {
  readonly request: Context['req'];
  readonly org: WrittenOrg;
  readonly client: ApiClient;
}

/** What a route answers: an object as JSON, nothing as 204, or a response of its own. */
export type Answer = object | Response | undefined;

export interface Route {
  /** The first route that fits answers. */
  readonly endpoint: EndpointName;
  /** @throws ApiError or PlatformError for a request that is refused */
  answer(call: Call): Answer | Promise<Answer>;
}

/** A parameter of the path. */
export function parameter({ request }: Call, name: string): string {
  return request.param(name) ?? '';
}
