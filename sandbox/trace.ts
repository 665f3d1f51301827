import type { HttpOutcome, HttpRequest } from './http';

/** What is recorded of a run, in the order in which it happened. `at` is virtual time in milliseconds since 1970. */
export type TraceEvent =
  /** A flow action began. `path` names the place in the YAML, such as `tasks.Main.actions.2.loop.actions.0`. */
  | {
      readonly type: 'step';
      readonly at: number;
      readonly kind: string;
      readonly name: string;
      readonly path: string;
    }
  /** An action left through a named exit (yes, no, success, failure, timeout, case number, loop, default ...). */
  | { readonly type: 'exit'; readonly at: number; readonly path: string; readonly exit: string }
  /** A request left for ServiceNow and this came back; secrets and tokens are masked before they get here. */
  | {
      readonly type: 'request';
      readonly at: number;
      readonly action: string;
      readonly request: HttpRequest;
      readonly outcome: HttpOutcome;
      /** How long the engine waited: less than the outcome took when it gave up first. */
      readonly tookMs: number;
    }
  | FailedExecution
  /** What the caller heard or the customer read. Silence has no text. */
  | { readonly type: 'said'; readonly at: number; readonly text: string; readonly ms: number }
  | { readonly type: 'waited'; readonly at: number; readonly ms: number }
  | { readonly type: 'attributes'; readonly at: number; readonly values: Readonly<Record<string, string>> }
  /** The flow itself failed and its error handling took over. */
  | { readonly type: 'error'; readonly at: number; readonly message: string; readonly path: string }
  | { readonly type: 'end'; readonly at: number; readonly end: FlowEnd };

/**
 * A data action ended through another exit than success, whether it sent a request or not. It comes after the requests of
 * the execution. The message says why, with secrets masked.
 */
export type FailedExecution = { readonly type: 'failed'; readonly at: number; readonly action: string } & (
  | {
      readonly exit: 'failure';
      /** What the flow is told; 0 where the platform reports nothing. */
      readonly status: number;
      /** Such as `BAD_REQUEST`; empty where the platform reports nothing. */
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
  /** Handed over to another flow. */
  | { readonly kind: 'flow'; readonly flow: string }
  | { readonly kind: 'voicemail'; readonly queue: string }
  /** An in-queue flow ran off its end: the caller waits on. */
  | { readonly kind: 'waiting'; readonly queue: string }
  /** An agent took the call out of the queue. */
  | { readonly kind: 'answered' };

/** Receives events; left out where nobody reads them, which is faster. */
export type Tracer = (event: TraceEvent) => void;
