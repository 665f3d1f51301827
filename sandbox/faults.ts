/**
 * A fault of one request to ServiceNow. A late commit happens `lateMs` after the caller gave up; ServiceNow cancels a
 * transaction that would commit at its quota or later.
 */
export type Fault =
  /** ServiceNow rejects the token and forgets it. */
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'forbidden' }
  /** For a token request: a newly issued token has this lifetime, and `expires_in` says so. */
  | { readonly kind: 'shortLivedToken'; readonly seconds: number }
  /** For a token request: the client's secret has changed, so ServiceNow rejects this request and all later ones. */
  | { readonly kind: 'secretRotated' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'rateLimited'; readonly retryAfterSeconds?: number }
  /** An error status, either before any work or after the record was written. */
  | { readonly kind: 'serverError'; readonly status: 500 | 502 | 503; readonly commit: 'never' | 'before' }
  /** 200 or 201 after the work, with a body that is not readable JSON. */
  | { readonly kind: 'unreadable'; readonly body: 'html' | 'empty' | 'truncated' }
  /** An HTML page with status 200 instead of the work, such as a login or maintenance page. */
  | { readonly kind: 'htmlPage' }
  /** The work is done and answered after this time. */
  | { readonly kind: 'slow'; readonly afterMs: number }
  /** No answer ever comes. `lateMs` counts from the moment when a caller that waits 4 s gives up. */
  | { readonly kind: 'timeout'; readonly commit: 'never' | 'before' | { readonly lateMs: number } }
  /** A gateway in front of ServiceNow answers after `afterMs`. */
  | {
      readonly kind: 'gateway';
      readonly status: 502 | 503 | 504;
      readonly afterMs: number;
      readonly commit: 'never' | 'before' | { readonly lateMs: number };
    }
  /** The connection breaks after `afterMs`. */
  | {
      readonly kind: 'reset';
      readonly afterMs: number;
      readonly commit: 'never' | 'before' | { readonly lateMs: number };
    };

/** The faults of these kinds. In this form, the compiler knows that a fault and the row of its kind in a table belong together. */
export type FaultOf<K extends Fault['kind']> = {
  readonly [P in K]: Extract<Fault, { readonly kind: P }> & { readonly kind: P };
}[K];

/** Chooses the fault of a request, or none. `index` counts every request that reaches ServiceNow, from 0. */
export type FaultPlan = (request: {
  readonly index: number;
  readonly method: string;
  readonly path: string;
  /** Whether it asks for a token. @default false */
  readonly forToken?: boolean;
}) => Fault | undefined;

export const noFaults: FaultPlan = () => undefined;
