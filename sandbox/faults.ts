/**
 * What can go wrong with one request to ServiceNow. Late commits come `lateMs` after the answer was given up; one that
 * would come at the transaction quota or later is cancelled with its transaction.
 */
export type Fault =
  /** The token is refused; ServiceNow forgets it. */
  | { readonly kind: 'unauthorized' }
  | { readonly kind: 'forbidden' }
  /** Of a token request: a token that is new lives this long only, and says so. */
  | { readonly kind: 'shortLivedToken'; readonly seconds: number }
  /** Of a token request: the client has got another secret; this request and all later ones are refused. */
  | { readonly kind: 'secretRotated' }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'rateLimited'; readonly retryAfterSeconds?: number }
  /** An error status, before anything is done or after the record was written. */
  | { readonly kind: 'serverError'; readonly status: 500 | 502 | 503; readonly commit: 'never' | 'before' }
  /** 200 or 201, the work done, but the answer is no JSON that can be read. */
  | { readonly kind: 'unreadable'; readonly body: 'html' | 'empty' | 'truncated' }
  /** An HTML page with status 200 in place of the work (login or maintenance). */
  | { readonly kind: 'htmlPage' }
  /** Done and answered, but after this long. */
  | { readonly kind: 'slow'; readonly afterMs: number }
  /** No answer in any time that a caller allows. `lateMs`: the commit comes this long after a 4 s wait was given up. */
  | { readonly kind: 'timeout'; readonly commit: 'never' | 'before' | { readonly lateMs: number } }
  /** A gateway in front answers for ServiceNow after `afterMs`. */
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

/** Chooses the fault of a request, or none. `index` counts all requests that reach ServiceNow, from 0. */
export type FaultPlan = (request: {
  readonly index: number;
  readonly method: string;
  readonly path: string;
}) => Fault | undefined;

export const noFaults: FaultPlan = () => undefined;
