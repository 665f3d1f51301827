import type { FlowOutline } from '../../sandbox/genesys/flow';
import type { FailedExecution, TraceEvent } from '../../sandbox/trace';
import { type RequestEvent, requestFailures } from './requests';

/** A request, and the failure of its execution if it failed. */
export type RecordedRequest = RequestEvent & { readonly failure?: FailedExecution };

export type RecordedEvent = Exclude<TraceEvent, RequestEvent> | RecordedRequest;

/** Everything that happened in an interaction, for a report. JSON output leaves it out, since it is very long. */
export class Recording {
  readonly events: readonly RecordedEvent[];

  constructor(
    events: readonly TraceEvent[],
    /** Participant data at the end. */
    readonly attributes: Readonly<Record<string, string>>,
    readonly outline: FlowOutline,
  ) {
    const failures = requestFailures(events);
    this.events = events.map((event): RecordedEvent => {
      const failure = event.type === 'request' ? failures.get(event) : undefined;
      return event.type === 'request' && failure !== undefined ? { ...event, failure } : event;
    });
  }

  toJSON(): undefined {
    return undefined;
  }
}
