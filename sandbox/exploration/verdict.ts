import { isCreate } from './faults';
import type { Ran } from './run';

/** What a flow promises, in numbers and names. */
export interface Bounds {
  /** The most records of one conversation. */
  readonly records: number;
  /** The most times that a create is sent, and that a flow goes round its loop. */
  readonly attempts: number;
  /** The most token renewals that a refusal forces: one for each operation. */
  readonly renewals: number;
  /** The longest that a whole interaction may take, speech left out. */
  readonly longestSeconds: number;
  /** Where contacts with and without a record go. @default - the flow is a workflow and tells its launcher instead */
  readonly queues?: { readonly main: string; readonly fallback: string };
}

/** What is wrong with a run; nothing when all promises were kept. */
export function broken(ran: Ran, bounds: Bounds): readonly string[] {
  return [...untrue(ran, bounds), ...keptContact(ran, bounds), ...withinBounds(ran, bounds), ...secretsIn(ran)];
}

/** What is wrong with the records of a run, and with what it tells of them. */
export function untrue({ records, outcome, result }: Ran, bounds: Pick<Bounds, 'records'>): readonly string[] {
  const claimed = outcome === 'created' || outcome === 'found';
  const denied = outcome === 'failed' || outcome === 'refused';
  return problems({
    [`${records.length} records`]: records.length > bounds.records,
    [`outcome ${outcome}, but there is no record`]: claimed && records.length === 0,
    [`outcome ${outcome}, but there is a record`]: denied && records.length > 0,
    [`unknown outcome ${outcome}`]: !claimed && !denied && outcome !== 'unconfirmed',
    'the number is not that of a record':
      claimed && records.length > 0 && !records.includes(result.attributes['servicenow.number'] ?? ''),
  });
}

function keptContact({ result, outcome }: Ran, { queues }: Bounds): readonly string[] {
  const { end, failed } = result;
  if (queues === undefined) {
    const said = end.kind === 'workflowEnded' ? end.exitReason : end.kind;
    return problems({
      [`the workflow ended with "${said}" and outcome ${outcome}`]: said !== outcome,
      'the launcher does not get the outcome': result.outputs['Flow.outcome'] !== outcome,
      [`the flow failed: ${failed}`]: failed !== undefined,
    });
  }
  const queue = outcome === 'created' || outcome === 'found' ? queues.main : queues.fallback;
  return problems({
    [`ended in ${JSON.stringify(end)}, not in ${queue}`]: end.kind !== 'queue' || end.queue !== queue,
    [`the flow failed: ${failed}`]: failed !== undefined,
  });
}

function withinBounds({ result, requests }: Ran, bounds: Bounds): readonly string[] {
  const seconds = secondsOf(result);
  const sent = createsSent(requests);
  const [attempts, renewals] = [result.attributes['servicenow.attempts'], result.attributes['servicenow.renewals']];
  return problems({
    [`${sent} attempts`]: sent > bounds.attempts,
    [`${attempts} rounds`]: !(Number(attempts) <= bounds.attempts),
    [`took ${seconds} s`]: seconds > bounds.longestSeconds,
    [`${renewals} forced renewals`]: !(Number(renewals) <= bounds.renewals),
  });
}

/**
 * How many creates were sent, those aside whose token was refused: the platform sends them again by itself, and a flow
 * counts that as one attempt.
 */
export function createsSent(requests: Ran['requests']): number {
  return requests.filter((request) => isCreate(request) && request.status !== 401).length;
}

/** How long a run took, speech left out. */
export function secondsOf({ said, startedAt, endedAt }: Ran['result']): number {
  const speech = said.filter(({ text }) => text !== '').reduce((sum, { ms }) => sum + ms, 0);
  return (endedAt - startedAt - speech) / 1000;
}

/** Tokens are long rows of hexadecimal digits in the sandbox; ids are shorter. */
function secretsIn({ result }: Ran): readonly string[] {
  const text = JSON.stringify(result);
  return problems({ 'a token or secret got out': /[0-9a-f]{48}|sandbox-client|sandbox-password|Bearer/.test(text) });
}

function problems(found: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.keys(found).filter((problem) => found[problem]);
}
