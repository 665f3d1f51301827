import type { PublishedFlow } from '../../sandbox/genesys/flow';
import type { FailedExecution, TraceEvent } from '../../sandbox/trace';
import { type RequestEvent, requestFailures } from './request-failures';

/** A request, and the failure of its execution where it led to one. */
export type RecordedRequest = RequestEvent & { readonly failure?: FailedExecution };

export type RecordedEvent = Exclude<TraceEvent, RequestEvent> | RecordedRequest;

/** Everything that happened in an interaction, for a report. Far too much for JSON output, where it is left out. */
export class Recording {
  readonly events: readonly RecordedEvent[];

  constructor(
    events: readonly TraceEvent[],
    /** Participant data at the end. */
    readonly attributes: Readonly<Record<string, string>>,
    readonly flow: Pick<PublishedFlow, 'type' | 'exits'>,
    /** The YAML that the flow was published from. */
    readonly source: string,
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
