import type { FailedExecution, TraceEvent } from '../../sandbox/trace';

export type RequestEvent = Extract<TraceEvent, { readonly type: 'request' }>;

/** The failed execution of each request that made one fail. Executions that sent no request are left out. */
export function requestFailures(events: readonly TraceEvent[]): ReadonlyMap<RequestEvent, FailedExecution> {
  const failures = new Map<RequestEvent, FailedExecution>();
  let last: RequestEvent | undefined;
  for (const event of events) {
    if (event.type === 'step') last = undefined;
    else if (event.type === 'request') last = event;
    else if (event.type === 'failed' && last !== undefined && belongs(last, event)) failures.set(last, event);
  }
  return failures;
}

/** When an action's own request cannot be made, the sign-in before it did not fail. */
function belongs(request: RequestEvent, failed: FailedExecution): boolean {
  return request.action === failed.action || failed.exit === 'timeout' || failed.stage !== 'ACTION.PROCESSING';
}

/** The status of the answer, or why there is none. */
export function answerText(event: RequestEvent): string {
  if (event.outcome.kind === 'reset') return 'connection broken';
  return String(statusInTime(event) ?? 'no answer');
}

/** Such as `failure: BAD_REQUEST 400, the answer of the remote endpoint is not JSON`. */
export function failureText(failed: FailedExecution): string {
  return failed.exit === 'timeout' ? `timeout, ${failed.message}` : `${statusText(failed)}, ${failed.message}`;
}

/** Details of a failure that its request and answer do not show; undefined when they show all of it. */
export function addedByFailure(event: RequestEvent, failed: FailedExecution): string | undefined {
  const status = statusInTime(event);
  if (failed.exit === 'timeout') return status === undefined ? undefined : failureText(failed);
  if (failed.stage !== 'ACTION.REMOTE_ENDPOINT' || (status !== undefined && status < 300)) return failureText(failed);
  return failed.status === status ? undefined : statusText(failed);
}

function statusText({ status, errorCode }: Extract<FailedExecution, { readonly exit: 'failure' }>): string {
  return status === 0 ? 'failure without a status' : `failure: ${errorCode} ${status}`;
}

/** The status of an answer that came before the request was given up. */
export function statusInTime({ outcome, tookMs }: RequestEvent): number | undefined {
  return outcome.kind === 'reply' && outcome.afterMs <= tookMs ? outcome.status : undefined;
}
