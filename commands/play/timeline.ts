import { didYouMean, steps } from '../../input/did-you-mean';
import type { LoggedRequest } from '../../sandbox/servicenow/request-log';
import { tables } from '../../sandbox/servicenow/tables';
import type { FailedExecution, FlowEnd, TraceEvent } from '../../sandbox/trace';
import { secondsText } from '../terminal/words';
import { addedByFailure, answerText, failureText, type RequestEvent, requestFailures, statusInTime } from './requests';

export interface Line {
  /** Virtual seconds since the interaction began. */
  readonly seconds: number;
  readonly step: string;
  readonly what: string;
  /** The request of this line, for programs. @default - the line is not a request */
  readonly request?: RequestFacts;
}

interface RequestFacts {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Not set where no answer came in time. */
  readonly status?: number;
  /** How long the data action waited. */
  readonly seconds: number;
}

/**
 * The timeline of an interaction for people: requests with their answers and the age of their token, data actions that
 * failed, texts and prompts, pauses, participant data, errors of the flow, and the end.
 *
 * @param requests ServiceNow's log of the same interaction; the n-th request event belongs to its n-th entry
 */
export function timeline(events: readonly TraceEvent[], requests: readonly LoggedRequest[]): readonly Line[] {
  const startedAt = events[0]?.at ?? 0;
  let step = '';
  let request = 0;
  const failures = requestFailures(events);
  const undeclared = new Set<string>();
  const withRequest = new Set(failures.values());
  const lines: Line[] = [];
  const add = (at: number, what: string, more: Partial<Line> = {}) => {
    lines.push({ seconds: (at - startedAt) / 1000, step, what, ...more });
  };

  for (const event of events) {
    if (event.type === 'step') step = event.name;
    else if (event.type === 'request') {
      const logged = requests[request++];
      add(event.at, requestText(event, logged, failures.get(event)), { request: factsOf(event) });
      const table = logged?.undeclaredTable;
      if (table !== undefined && !undeclared.has(table)) add(event.at, undeclaredText(table));
      if (table !== undefined) undeclared.add(table);
    } else if (event.type === 'failed' && !withRequest.has(event)) add(event.at, `no request, ${failureText(event)}`);
    else if (event.type === 'said') add(event.at, saidText(event), { step: event.by });
    else if (event.type === 'waited') add(event.at, `waits ${secondsText(event.ms)}`);
    else if (event.type === 'attributes') add(event.at, attributesText(event.values));
    else if (event.type === 'error') add(event.at, `the flow failed: ${event.message}`);
    else if (event.type === 'end') add(event.at, endText(event.end));
  }
  return lines;
}

/** In this form, the compiler knows that an end and the row of its kind belong together. */
type EndOf<K extends FlowEnd['kind']> = {
  readonly [P in K]: Extract<FlowEnd, { readonly kind: P }> & { readonly kind: P };
}[K];

const endTexts: { readonly [K in FlowEnd['kind']]: (end: EndOf<K>) => string } = {
  queue: ({ queue }) => `queue "${queue}"`,
  disconnected: () => 'disconnected',
  workflowEnded: ({ exitReason }) => `workflow ended: ${exitReason}`,
  flow: ({ flow }) => `flow "${flow}"`,
  voicemail: ({ queue }) => `voicemail of queue "${queue}"`,
  number: ({ number }) => `number ${number}`,
  waiting: ({ queue }) => `waiting in queue "${queue}"`,
  answered: () => 'answered by an agent',
};

export function endText<K extends FlowEnd['kind']>(end: EndOf<K>): string {
  return endTexts[end.kind](end);
}

function factsOf(event: RequestEvent): RequestFacts {
  const status = statusInTime(event);
  return {
    method: event.request.method,
    path: new URL(event.request.url).pathname,
    ...(status !== undefined && { status }),
    seconds: event.tookMs / 1000,
  };
}

function requestText(
  event: RequestEvent,
  logged: LoggedRequest | undefined,
  failed: FailedExecution | undefined,
): string {
  const { request, tookMs } = event;
  const path = new URL(request.url).pathname;
  const age = logged?.tokenAgeMs === undefined ? '' : `, token ${secondsText(logged.tokenAgeMs)} old`;
  const added = failed && addedByFailure(event, failed);
  const failure = added === undefined ? '' : `, ${added}`;
  return `${request.method} ${path} -> ${answerText(event)} after ${secondsText(tookMs)}${age}${failure}`;
}

function undeclaredText(table: string): string {
  const next = steps('declare it with defineTable (docs/operations.md)', didYouMean(table, [...tables().keys()]));
  return `table ${table} is not declared, so it extends task here; ${next}`;
}

function saidText({ text, ms }: Extract<TraceEvent, { type: 'said' }>): string {
  if (text === '') return `silence of ${secondsText(ms)}`;
  return /^Prompt(System|User)?\.\w+$/.test(text) ? `plays ${text}` : `says "${text}"`;
}

const unshown: ReadonlySet<string> = new Set(['servicenow.correlationId', 'servicenow.time']);

function attributesText(values: Readonly<Record<string, string>>): string {
  const entries = Object.entries(values).filter(([name]) => !unshown.has(name));
  const filled = entries.filter(([, value]) => value !== '');
  const shown = filled.map(([name, value]) => `${name.replace('servicenow.', '')} ${value}`);
  return `notes ${shown.join(', ') || entries.map(([name]) => `${name} as empty`).join(', ')}`;
}
