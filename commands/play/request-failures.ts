import type { FailedExecution, TraceEvent } from '../../sandbox/trace';

export type RequestEvent = Extract<TraceEvent, { readonly type: 'request' }>;

/** Which request each failed execution of an interaction failed with. An execution that sent none is in no entry. */
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

/** The sign-in before an action is not what fails when the action's own request cannot be made. */
function belongs(request: RequestEvent, failed: FailedExecution): boolean {
  return request.action === failed.action || failed.exit === 'timeout' || failed.stage !== 'ACTION.PROCESSING';
}

/** Such as `failure: BAD_REQUEST 400, the answer of the remote endpoint is not JSON`. */
export function failureText(failed: FailedExecution): string {
  return failed.exit === 'timeout' ? `timeout, ${failed.message}` : `${statusText(failed)}, ${failed.message}`;
}

/** What a failure adds to its request and answer; undefined where these tell all of it. */
export function addedByFailure({ outcome, tookMs }: RequestEvent, failed: FailedExecution): string | undefined {
  const status = outcome.kind === 'reply' && outcome.afterMs <= tookMs ? outcome.status : undefined;
  if (failed.exit === 'timeout') return status === undefined ? undefined : failureText(failed);
  if (failed.stage !== 'ACTION.REMOTE_ENDPOINT' || (status !== undefined && status < 300)) return failureText(failed);
  return failed.status === status ? undefined : statusText(failed);
}

function statusText({ status, errorCode }: Extract<FailedExecution, { readonly exit: 'failure' }>): string {
  return status === 0 ? 'failure without a status' : `failure: ${errorCode} ${status}`;
}
