import type { Fault } from '../faults';
import type { HttpRequest } from '../http';

/**
 * One request that reached ServiceNow. It contains no headers, no body and no query of an OAuth endpoint, and therefore
 * no token, secret or password.
 */
export interface LoggedRequest {
  /** Counts all requests, from 0. */
  readonly index: number;
  /** When it was sent: milliseconds since 1970. */
  readonly at: number;
  readonly method: HttpRequest['method'];
  /** Set for a request that asks for a token. */
  readonly forToken?: true;
  /** With its query, except for OAuth endpoints. */
  readonly path: string;
  /** The table, where nobody declared it, so that it extends `task` and has no columns of its own. */
  readonly undeclaredTable?: string;
  readonly client?: string;
  readonly user?: string;
  readonly fault?: Fault['kind'];
  /** Not set where ServiceNow sent no answer. */
  readonly status?: number;
  /** Age of the token of the request, if ServiceNow knows the token. */
  readonly tokenAgeMs?: number;
}
