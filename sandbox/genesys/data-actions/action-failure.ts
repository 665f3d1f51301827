/** The stage that failed, as `details[].errorCode` names it. */
export type Stage = 'ACTION.PROCESSING' | 'ACTION.REMOTE_ENDPOINT' | 'ACTION.AUTHENTICATION';

export interface FailureOptions {
  /** @default the upper-case name of the status */
  readonly errorCode?: string;
  /** @default true */
  readonly reported?: boolean;
  /** The answer of the remote endpoint, for test mode. */
  readonly remote?: { readonly status: number; readonly body: string };
}

const names: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  408: 'REQUEST_TIMEOUT',
  409: 'CONFLICT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  502: 'BAD_GATEWAY',
  503: 'SERVICE_UNAVAILABLE',
  504: 'GATEWAY_TIMEOUT',
};

/**
 * Thrown to end an execution through the failure exit. The message names fields and places, never values. It is not an
 * `Error`: the platform does this, too, and a stack trace would cost more than the execution.
 */
export class ActionFailure {
  readonly errorCode: string;

  constructor(
    readonly status: number,
    readonly stage: Stage,
    readonly message: string,
    readonly options: FailureOptions = {},
  ) {
    this.errorCode = options.errorCode ?? names[status] ?? `HTTP_${status}`;
  }
}

/** A failure in a template, a translation or a schema. */
export function processingFailure(message: string): ActionFailure {
  return new ActionFailure(400, 'ACTION.PROCESSING', message);
}
