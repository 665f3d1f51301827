import type { HttpOutcome, HttpRequest } from './http';

/** One event of a run. `at` is virtual time in milliseconds since 1970. */
export type TraceEvent =
  /** A flow action began. `path` is its place in the YAML, such as `tasks.Main.actions.2.loop.actions.0`. */
  | {
      readonly type: 'step';
      readonly at: number;
      readonly kind: string;
      readonly name: string;
      readonly path: string;
    }
  /** An action left through a named exit (yes, no, success, failure, timeout, case number, loop, default ...). */
  | { readonly type: 'exit'; readonly at: number; readonly path: string; readonly exit: string }
  /** A request to ServiceNow and its outcome, with secrets and tokens masked. */
  | {
      readonly type: 'request';
      readonly at: number;
      readonly action: string;
      readonly request: HttpRequest;
      readonly outcome: HttpOutcome;
      /** How long the engine waited: less than the outcome took where the engine gave up first. */
      readonly tookMs: number;
    }
  | FailedExecution
  /** Speech for a caller, or a message for a customer. Silence has no text. `by` is the name of the action that says it. */
  | { readonly type: 'said'; readonly at: number; readonly text: string; readonly ms: number; readonly by: string }
  | { readonly type: 'waited'; readonly at: number; readonly ms: number }
  | { readonly type: 'attributes'; readonly at: number; readonly values: Readonly<Record<string, string>> }
  /** The flow itself failed, and its error handling began. */
  | { readonly type: 'error'; readonly at: number; readonly message: string; readonly path: string }
  | { readonly type: 'end'; readonly at: number; readonly end: FlowEnd };

/**
 * An execution of a data action that did not succeed, with or without a request. The event follows the requests of the
 * execution. The message gives the reason, with secrets masked.
 */
export type FailedExecution = { readonly type: 'failed'; readonly at: number; readonly action: string } & (
  | {
      readonly exit: 'failure';
      /** The status that the flow receives; 0 where the platform reports none. */
      readonly status: number;
      /** Such as `BAD_REQUEST`; empty where the platform reports none. */
      readonly errorCode: string;
      /** Such as `ACTION.PROCESSING`. */
      readonly stage: string;
      readonly message: string;
    }
  | { readonly exit: 'timeout'; readonly message: string }
);

/** Where an interaction ended. */
export type FlowEnd =
  | { readonly kind: 'queue'; readonly queue: string }
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'workflowEnded'; readonly exitReason: string }
  /** Transferred to another flow. */
  | { readonly kind: 'flow'; readonly flow: string }
  | { readonly kind: 'voicemail'; readonly queue: string }
  /** Transferred to a phone number outside the org. */
  | { readonly kind: 'number'; readonly number: string }
  /** An in-queue flow ended, and the caller still waits. */
  | { readonly kind: 'waiting'; readonly queue: string }
  /** An agent answered the waiting call. */
  | { readonly kind: 'answered' };

/** Receives events in the order in which they happen. Runs are faster without one. */
export type Tracer = (event: TraceEvent) => void;
