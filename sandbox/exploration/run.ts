import { UserError } from '../../input/user-error';
import type { Fault } from '../faults';
import type { EngineSettings } from '../genesys/data-actions/engine-settings';
import type { ConversationStore, Interaction, InteractionResult, PublishedFlow, RunnerSettings } from '../genesys/flow';
import type { PublishedOrg } from '../published-org';
import { Sandbox } from '../sandbox';
import type { LoggedRequest } from '../servicenow/request-log';
import type { ServiceNowSettings } from '../servicenow/settings';
import type { Tracer } from '../trace';
import { answerMs, type FaultyRequest } from './faults';

/** Faults by the index of their request. */
export type Schedule = ReadonlyMap<number, readonly [name: string, fault: Fault]>;

/** What a flow is played in. */
export interface World {
  readonly published: PublishedOrg;
  readonly type: PublishedFlow['type'];
  /** Name of the flow. @default - the first of its type */
  readonly name?: string;
  readonly engine?: Partial<EngineSettings>;
  readonly serviceNow?: Partial<ServiceNowSettings>;
  readonly runner?: Partial<RunnerSettings>;
  /** Receives what every run does. @default - nothing is recorded, which is faster */
  readonly trace?: Tracer;
}

/** What a run left behind, once every late commit is done. */
export interface Ran {
  readonly schedule: Schedule;
  /** Of the last run for the conversation. */
  readonly result: InteractionResult;
  /** Of the runs before it. */
  readonly earlier: readonly InteractionResult[];
  /** The records of the conversation, and their numbers. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly records: readonly string[];
  readonly requests: readonly LoggedRequest[];
  readonly outcome: string;
}

export interface RunOptions {
  /** How often the flow runs for the conversation, one run after the other. @default 1 */
  readonly times?: number;
  /** Told of each request before it is answered, and of the runs that are over. */
  readonly onRequest?: (
    request: FaultyRequest & { readonly index: number },
    sandbox: Sandbox,
    earlier: readonly InteractionResult[],
  ) => void;
}

export const conversationId = '0b7f4e0a-52f1-4c7e-b7a1-6a3f0d9c1e55';

const lateCommitsDoneMs = 120_000;
const phone = '+442079460123';
const people = [{ user_name: 'ada.lovelace', name: 'Ada Lovelace', phone: '+44 2079460123', active: 'true' }];
/** One interaction never comes near the limits of an org. */
const unlimited = { maxConcurrent: Number.POSITIVE_INFINITY, maxPerMinute: Number.POSITIVE_INFINITY };
const even = { latencyMs: answerMs, tokenLatencyMs: answerMs };

export function interactionOf(type: PublishedFlow['type'], conversations: ConversationStore = new Map()): Interaction {
  if (type === 'inboundCall') return { type: 'call', conversationId, ani: phone, conversations };
  if (type === 'inboundShortMessage') {
    return { type: 'message', conversationId, senderAddress: phone, body: 'It does not start', conversations };
  }
  if (!conversations.has(conversationId)) conversations.set(conversationId, new Map());
  const inputs = {
    'Flow.conversationId': conversationId,
    'Flow.callerPhone': phone,
    'Flow.shortDescription': 'It does not start',
    'Flow.description': 'At all',
  };
  return { type: 'workflow', inputs, conversations };
}

/** Runs the flow under a schedule of faults. @throws UserError when the org ships no flow of the type */
export function runOnce(
  world: World,
  schedule: Schedule = new Map(),
  { times = 1, onRequest = () => {} }: RunOptions = {},
): Ran {
  const earlier: InteractionResult[] = [];
  const sandbox: Sandbox = new Sandbox(world.published, {
    users: people,
    faults: (request) => {
      onRequest(request, sandbox, earlier);
      return schedule.get(request.index)?.[1];
    },
    engine: { ...unlimited, ...world.engine },
    serviceNow: { ...even, ...world.serviceNow },
    ...(world.runner ? { runner: world.runner } : {}),
    ...(world.trace ? { trace: world.trace } : {}),
  });
  const flow = sandbox.flow(world.type, world.name);
  if (flow === undefined) throw new UserError([{ problem: `the org ships no ${world.name ?? world.type}` }]);
  const interaction = interactionOf(world.type);
  for (let run = 1; run < times; run++) earlier.push(sandbox.run(flow, interaction));
  const result = sandbox.run(flow, interaction);
  const requests = [...sandbox.serviceNow.requests];
  sandbox.clock.runAll(sandbox.clock.now() + lateCommitsDoneMs);
  const rows = ['incident', 'sn_customerservice_case']
    .flatMap((table) => sandbox.serviceNow.records(table))
    .filter((row) => row['correlation_id']?.startsWith(conversationId));
  const records = rows.map((row) => row['number'] ?? '');
  const outcome = result.attributes['servicenow.outcome'] ?? 'none';
  return { schedule, result, earlier, rows, records, requests, outcome };
}

/** A run as a line of text. */
export function described({ schedule, outcome, records, result }: Ran): string {
  const faults = [...schedule].map(([index, [name]]) => `request ${index}: ${name}`).join(', ');
  const end = result.end.kind === 'queue' ? result.end.queue : result.end.kind;
  return `${faults || 'no fault'} -> ${outcome}, ${records.length} records, ${end}${result.failed ? `, ${result.failed}` : ''}`;
}
