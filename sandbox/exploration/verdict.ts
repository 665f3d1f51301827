import type { InteractionResult } from '../genesys/flow';
import { isCreate } from './faults';
import { conversationId, type FinishedRun } from './run';

/** What a flow promises, in numbers and names. */
export interface Bounds {
  /** The most records of one conversation. */
  readonly records: number;
  /** The most times that a create is sent in one run, and that a flow goes round its loop. */
  readonly attempts: number;
  /**
   * Whether the platform gets the tokens. It sends a create again by itself when its token was refused, which is no
   * attempt of the flow; and a sign-in that fails shows as 400, as if the create had been sent.
   */
  readonly platformSignsIn: boolean;
  /** The most token renewals that a refusal forces in one run: one for each operation. */
  readonly renewals: number;
  /** The longest that a run may take, speech left out. */
  readonly longestSeconds: number;
  /** Where contacts with and without a record go. @default - the flow is a workflow and tells its launcher instead */
  readonly queues?: { readonly main: string; readonly fallback: string };
}

/** What is wrong with a run, and with the runs before it; nothing when all promises were kept. */
export function broken(run: FinishedRun, bounds: Bounds): readonly string[] {
  const results = [...run.earlier, run.result];
  const { sent, refused } = creates(run.requests);
  const counted = bounds.platformSignsIn ? sent - refused : sent;
  return [
    ...untrue(run, bounds),
    ...problems({ [`${counted} attempts`]: counted > bounds.attempts * results.length, ...secretsIn(run) }),
    ...results.flatMap((result) =>
      problems({ ...lostContact(result, bounds), ...wrongNotes(result, bounds), ...lateEnd(result, bounds) }),
    ),
  ];
}

/** What is wrong with the records of a run, and with what it tells of them. */
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

/** How many creates were sent, and how many of them were refused for their token. */
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

/** What the data of the conversation must hold (docs/recipe.md). */
function wrongNotes({ attributes, startedAt, endedAt }: InteractionResult, bounds: Bounds): Found {
  const note = (name: string) => attributes[`servicenow.${name}`];
  const time = Date.parse(note('time') ?? '');
  const hasReason = note('reason') !== undefined && note('reason') !== '';
  return {
    [`attempts: "${note('attempts')}"`]: !isCount(note('attempts'), bounds.attempts),
    [`forced renewals: "${note('renewals')}"`]: !isCount(note('renewals'), bounds.renewals),
    [`correlation id: "${note('correlationId')}"`]: note('correlationId')?.startsWith(`${conversationId}-`) !== true,
    // It is noted in whole seconds.
    [`time: "${note('time')}"`]: !(time > startedAt - 1000 && time <= endedAt),
    [`reason: "${note('reason')}"`]: hasReason === claims(note('outcome') ?? ''),
    'no number is noted': note('number') === undefined,
  };
}

function lateEnd(result: InteractionResult, { longestSeconds }: Bounds): Found {
  const seconds = secondsOf(result);
  return { [`took ${seconds} s`]: seconds > longestSeconds };
}

/** How long a run took, speech left out. */
export function secondsOf({ said, startedAt, endedAt }: InteractionResult): number {
  const speech = said.filter(({ text }) => text !== '').reduce((sum, { ms }) => sum + ms, 0);
  return (endedAt - startedAt - speech) / 1000;
}

/** Tokens are long rows of hexadecimal digits in the sandbox; ids have 32. */
function secretsIn({ result, earlier, rows }: FinishedRun): Found {
  const text = JSON.stringify([result, earlier, rows]);
  return { 'a token or secret got out': /[0-9a-f]{33}|sandbox-client|sandbox-password|Bearer/.test(text) };
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
