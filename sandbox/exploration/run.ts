import { UserError } from '../../input/user-error';
import type { Fault } from '../faults';
import type { ConversationStore, Interaction, InteractionResult, RunnableType } from '../genesys/flow';
import type { PublishedOrg } from '../published-org';
import type { Sandbox } from '../sandbox';
import { plainInteraction, startingFlow, World, type WorldSetting } from '../scenario';
import type { LoggedRequest } from '../servicenow/request-log';
import { answerMs, type FaultyRequest } from './faults';
import { longestFirstDelayMs, Pace } from './pace';

/** Faults by the index of their request. */
export type Schedule = ReadonlyMap<number, readonly [name: string, fault: Fault]>;

/**
 * A flow, and the world that it is explored in. `trace` receives the events of every run; without it, runs are faster.
 */
export interface Setting extends Pick<WorldSetting, 'engine' | 'serviceNow' | 'runner' | 'trace'> {
  readonly published: PublishedOrg;
  readonly type: RunnableType;
  /** Name of the flow. @default - the first of its type */
  readonly name?: string;
  /** The shortest wait before a repeat that the flow promises: longer waits are not told apart. @default 5,000 */
  readonly firstDelayMs?: number;
}

/** A run, and the records that it leaves once every late commit is done. */
export interface FinishedRun {
  readonly schedule: Schedule;
  /** Of the last run for the conversation. */
  readonly result: InteractionResult;
  /** Of the runs before it. */
  readonly earlier: readonly InteractionResult[];
  /** The records of the conversation, and their numbers. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly records: readonly string[];
  /** All records, those that no conversation is noted in among them. */
  readonly allRows: readonly Readonly<Record<string, string>>[];
  readonly requests: readonly LoggedRequest[];
  /** What the flow named and ServiceNow ignored in silence. */
  readonly ignored: readonly string[];
  readonly outcome: string;
  /** The shortest wait of each run before it repeated a data action that had failed; see `Pace`. */
  readonly shortestWaitsMs: readonly number[];
}

export interface RunOptions {
  /** Number of runs of the flow for the conversation, one after the other. @default 1 */
  readonly times?: number;
  /** Called with each request before it is answered, and with what has happened until then. */
  readonly onRequest?: (request: FaultyRequest & { readonly index: number }, past: Past) => void;
}

export interface Past {
  readonly sandbox: Sandbox;
  /** The runs that are over. */
  readonly earlier: readonly InteractionResult[];
  /** Of every run that has begun. */
  readonly paces: readonly Pace[];
}

export const conversationId = '0b7f4e0a-52f1-4c7e-b7a1-6a3f0d9c1e55';

const lateCommitsDoneMs = 120_000;
const texts = { text: 'It does not start', description: 'At all' };
/** One interaction never reaches the limits of an org; without limits, their counts are not part of the state. */
const unlimited = { maxConcurrent: Number.POSITIVE_INFINITY, maxPerMinute: Number.POSITIVE_INFINITY };
const even = { latencyMs: answerMs, tokenLatencyMs: answerMs };

/** The interaction that starts an explored flow. @param conversations where it keeps its data between runs */
export function interactionOf(type: RunnableType, conversations: ConversationStore = new Map()): Interaction {
  if (!conversations.has(conversationId)) conversations.set(conversationId, new Map());
  return plainInteraction(type, { ...texts, conversationId, conversations });
}

/** Runs the flow under a schedule of faults. @throws UserError when the org ships no flow of the type */
export function runOnce(
  setting: Setting,
  schedule: Schedule = new Map(),
  { times = 1, onRequest = () => {} }: RunOptions = {},
): FinishedRun {
  const earlier: InteractionResult[] = [];
  const paces: Pace[] = [];
  const world: World = new World(setting.published, {
    faults: (request) => {
      onRequest(request, { sandbox: world.sandbox, earlier, paces });
      return schedule.get(request.index)?.[1];
    },
    engine: { ...unlimited, ...setting.engine },
    serviceNow: { ...even, ...setting.serviceNow },
    runner: setting.runner,
    trace: setting.trace,
    executions: {
      begins: (action) => paces.at(-1)?.begins(action),
      ends: (action, outcome) => paces.at(-1)?.ends(action, outcome),
    },
  });
  const { sandbox } = world;
  const flow = sandbox.flow(setting.type, setting.name);
  if (flow === undefined)
    throw new UserError([{ given: `the flow ${setting.name ?? setting.type}`, expected: 'one that the org ships' }]);
  const interaction = startingFlow(interactionOf(setting.type), flow);
  const play = () => {
    paces.push(new Pace(() => sandbox.clock.now(), setting.firstDelayMs ?? longestFirstDelayMs));
    return sandbox.run(flow, interaction);
  };
  for (let run = 1; run < times; run++) earlier.push(play());
  const result = play();
  const requests = [...sandbox.serviceNow.requests];
  sandbox.clock.runAll(sandbox.clock.now() + lateCommitsDoneMs);
  const allRows = sandbox.serviceNow.contactRecords;
  const rows = allRows.filter((row) => row['correlation_id']?.startsWith(conversationId));
  const records = rows.map((row) => row['number'] ?? '');
  const outcome = result.attributes['servicenow.outcome'] ?? 'none';
  const shortestWaitsMs = paces.map((pace) => pace.shortestWaitMs);
  const { ignored } = world;
  return { schedule, result, earlier, rows, records, allRows, requests, ignored, outcome, shortestWaitsMs };
}

/** A run as one line of text. */
export function described({ schedule, outcome, records, result }: FinishedRun): string {
  const faults = [...schedule].map(([index, [name]]) => `request ${index}: ${name}`).join(', ');
  const end = result.end.kind === 'queue' ? result.end.queue : result.end.kind;
  return `${faults || 'no fault'} -> ${outcome}, ${records.length} records, ${end}${result.failed ? `, ${result.failed}` : ''}`;
}
