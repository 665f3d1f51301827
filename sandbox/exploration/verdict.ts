import type { InteractionResult } from '../genesys/flow';
import { isCreate } from './faults';
import { conversationId, type FinishedRun } from './run';

/** The promises of a flow, as numbers and names. */
export interface Bounds {
  /** The most records of one conversation. */
  readonly records: number;
  /** The most times that one run sends a create, and that the flow repeats its loop. */
  readonly attempts: number;
  /**
   * Whether the platform obtains the tokens. It repeats a create by itself when ServiceNow rejects the token, which
   * does not count as an attempt of the flow; and a failed sign-in shows as 400, as if the create had been sent.
   */
  readonly platformSignsIn: boolean;
  /** The most token renewals that a 401 forces in one run: one for each operation. */
  readonly renewals: number;
  /** The shortest wait between a data action that failed and its next execution, but for one repeat after a 401. */
  readonly firstDelaySeconds: number;
  /** The longest duration of a run, without speech. */
  readonly longestSeconds: number;
  /** The reasons that the flow may note; `<status>` stands for three digits. */
  readonly reasons: readonly string[];
  /** Queues for contacts with and without a record. @default - none; a workflow returns its outcome to its launcher */
  readonly queues?: { readonly main: string; readonly fallback: string };
}

/** The promises that a run, or a run before it, has broken. */
export function broken(run: FinishedRun, bounds: Bounds): readonly string[] {
  const results = [...run.earlier, run.result];
  const { sent, refused } = creates(run.requests);
  const counted = bounds.platformSignsIn ? sent - refused : sent;
  return [
    ...untrue(run, bounds),
    ...problems({ [`${counted} attempts`]: counted > bounds.attempts * results.length, ...secretsIn(run) }),
    ...run.shortestWaitsMs
      .filter((ms) => ms < 1000 * bounds.firstDelaySeconds)
      .map((ms) => `repeated what had failed after ${ms} ms`),
    ...results.flatMap((result) =>
      problems({ ...lostContact(result, bounds), ...wrongNotes(result, bounds), ...lateEnd(result, bounds) }),
    ),
  ];
}

/** Promises about records that a run has broken: their number, and whether the outcome is true. */
export function untrue({ records, outcome, result }: FinishedRun, bounds: Pick<Bounds, 'records'>): readonly string[] {
  const denied = outcome === 'failed' || outcome === 'refused';
  return problems({
    [`${records.length} records`]: records.length > bounds.records,
    [`outcome ${outcome}, but there is no record`]: claims(outcome) && records.length === 0,
    [`outcome ${outcome}, but there is a record`]: denied && records.length > 0,
    [`unknown outcome ${outcome}`]: !claims(outcome) && !denied && outcome !== 'unconfirmed',
    'the number is not that of a record':
      claims(outcome) && records.length > 0 && !records.includes(result.attributes['servicenow.number'] ?? ''),
  });
}

/** The number of creates that were sent, and of those that were rejected for their token. */
export function creates(requests: FinishedRun['requests']): { readonly sent: number; readonly refused: number } {
  const all = requests.filter(isCreate);
  return { sent: all.length, refused: all.filter(({ status }) => status === 401).length };
}

type Found = Readonly<Record<string, boolean>>;

function lostContact({ end, failed, outputs, attributes }: InteractionResult, { queues }: Bounds): Found {
  const outcome = attributes['servicenow.outcome'] ?? 'none';
  const flowFailed = { [`the flow failed: ${failed}`]: failed !== undefined };
  if (queues === undefined) {
    const said = end.kind === 'workflowEnded' ? end.exitReason : end.kind;
    return {
      [`the workflow ended with "${said}" and outcome ${outcome}`]: said !== outcome,
      'the launcher does not get the outcome': outputs['Flow.outcome'] !== outcome,
      ...flowFailed,
    };
  }
  const queue = claims(outcome) ? queues.main : queues.fallback;
  return {
    [`ended in ${JSON.stringify(end)}, not in ${queue}`]: end.kind !== 'queue' || end.queue !== queue,
    ...flowFailed,
  };
}

/** Mistakes in the data of the conversation (docs/recipe.md). */
function wrongNotes({ attributes, startedAt, endedAt }: InteractionResult, bounds: Bounds): Found {
  const note = (name: string) => attributes[`servicenow.${name}`];
  const time = Date.parse(note('time') ?? '');
  const reason = note('reason')?.replace(/ \d{3}$/, ' <status>') ?? '';
  const isFitting = claims(note('outcome') ?? '') ? reason === '' : bounds.reasons.includes(reason);
  return {
    [`attempts: "${note('attempts')}"`]: !isCount(note('attempts'), bounds.attempts),
    [`forced renewals: "${note('renewals')}"`]: !isCount(note('renewals'), bounds.renewals),
    [`correlation id: "${note('correlationId')}"`]: note('correlationId')?.startsWith(`${conversationId}-`) !== true,
    // The flow notes whole seconds.
    [`time: "${note('time')}"`]: !(time > startedAt - 1000 && time <= endedAt),
    [`reason: "${note('reason')}"`]: !isFitting,
    'no number is noted': note('number') === undefined,
  };
}

function lateEnd(result: InteractionResult, { longestSeconds }: Bounds): Found {
  const seconds = secondsOf(result);
  return { [`took ${seconds} s`]: seconds > longestSeconds };
}

/** Duration of a run in seconds, without speech. */
export function secondsOf({ said, startedAt, endedAt }: InteractionResult): number {
  const speech = said.filter(({ text }) => text !== '').reduce((sum, { ms }) => sum + ms, 0);
  return (endedAt - startedAt - speech) / 1000;
}

/** In the sandbox, tokens have more hexadecimal digits than ids, which have 32. */
export function secretsIn({ result, earlier, allRows }: FinishedRun): Found {
  const text = JSON.stringify([result, earlier, allRows]);
  return {
    'a token or secret got out': /[0-9a-f]{33}|sandbox-client|sandbox-password|sandbox-refresh|Bearer/.test(text),
  };
}

function isCount(text: string | undefined, most: number): boolean {
  return text !== undefined && /^\d$/.test(text) && Number(text) <= most;
}

function claims(outcome: string): boolean {
  return outcome === 'created' || outcome === 'found';
}

function problems(found: Found): readonly string[] {
  return Object.keys(found).filter((problem) => found[problem]);
}
