import type { Fault } from '../../sandbox/faults';
import type { EngineSettings } from '../../sandbox/genesys/engine-settings';
import type {
  ConversationStore,
  Interaction,
  InteractionResult,
  PublishedFlow,
  RunnerSettings,
} from '../../sandbox/genesys/flow';
import type { PublishedOrg } from '../../sandbox/published-org';
import { Sandbox } from '../../sandbox/sandbox';
import type { LoggedRequest } from '../../sandbox/servicenow/request-log';
import type { ServiceNowSettings } from '../../sandbox/servicenow/settings';
import type { Tracer } from '../../sandbox/trace';
import { faultsFor } from './faults';

/** Faults by the index of their request. */
export type Schedule = ReadonlyMap<number, readonly [name: string, fault: Fault]>;

export interface World {
  readonly published: PublishedOrg;
  readonly type: PublishedFlow['type'];
  readonly engine?: Partial<EngineSettings>;
  readonly serviceNow?: Partial<ServiceNowSettings>;
  readonly runner?: Partial<RunnerSettings>;
  /** Receives what every run does. @default - nothing is recorded, which is faster */
  readonly trace?: Tracer;
}

/** What a run left behind, once every late commit is done. */
export interface Ran {
  readonly schedule: Schedule;
  readonly result: InteractionResult;
  /** Numbers of the records of the conversation. */
  readonly records: readonly string[];
  readonly requests: readonly LoggedRequest[];
  readonly outcome: string;
}

export const conversationId = '0b7f4e0a-52f1-4c7e-b7a1-6a3f0d9c1e55';

const lateCommitsDoneMs = 120_000;
const phone = '+442079460123';
const people = [{ user_name: 'ada.lovelace', name: 'Ada Lovelace', phone: '+44 2079460123', active: 'true' }];
const none: Schedule = new Map();

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

/** Runs the flow once under a schedule of faults; `times` runs it again for the same conversation. */
export function runOnce(world: World, schedule: Schedule = none, times = 1): Ran {
  const sandbox = new Sandbox(world.published, {
    users: people,
    faults: ({ index }) => schedule.get(index)?.[1],
    ...(world.engine ? { engine: world.engine } : {}),
    ...(world.serviceNow ? { serviceNow: world.serviceNow } : {}),
    ...(world.runner ? { runner: world.runner } : {}),
    ...(world.trace ? { trace: world.trace } : {}),
  });
  const flow = sandbox.flow(world.type);
  if (flow === undefined) throw new Error(`the org ships no ${world.type}`);
  const interaction = interactionOf(world.type);
  let result = sandbox.run(flow, interaction);
  for (let run = 1; run < times; run++) result = sandbox.run(flow, interaction);
  const requests = [...sandbox.serviceNow.requests];
  sandbox.clock.runAll(sandbox.clock.now() + lateCommitsDoneMs);
  const records = ['incident', 'sn_customerservice_case']
    .flatMap((table) => sandbox.serviceNow.records(table))
    .filter((row) => row['correlation_id']?.startsWith(conversationId))
    .map((row) => row['number'] ?? '');
  return { schedule, result, records, requests, outcome: result.attributes['servicenow.outcome'] ?? 'none' };
}

export interface Exploration {
  /** The faults that each request is given, by name. @default faultsFor */
  readonly faults?: typeof faultsFor;
  /** Only schedules with at least one of these faults are of interest. @default - all are */
  readonly among?: (fault: Fault) => boolean;
}

/** Runs the flow under no fault and under every single fault at every request. */
export function* everySingle(world: World): Generator<Ran> {
  const base = runOnce(world);
  yield base;
  yield* oneMore(world, base, faultsFor);
}

/**
 * Runs the flow under every single fault and every pair of faults, at every request that the flow then makes. A fault
 * changes what follows, so the requests after it are those of the run that has it.
 */
export function* everyPair(world: World, { faults = faultsFor, among = () => true }: Exploration = {}): Generator<Ran> {
  for (const single of oneMore(world, runOnce(world), faults)) {
    const counts = [...single.schedule.values()].some(([, fault]) => among(fault));
    if (counts) yield single;
    yield* oneMore(world, single, faults, counts ? () => true : among);
  }
}

/** One more fault at every request after the last that has one. */
function* oneMore(
  world: World,
  before: Ran,
  faults: typeof faultsFor,
  among: (fault: Fault) => boolean = () => true,
): Generator<Ran> {
  for (const request of before.requests.slice(Math.max(-1, ...before.schedule.keys()) + 1)) {
    for (const [name, fault] of Object.entries(faults(request))) {
      if (among(fault)) yield runOnce(world, new Map([...before.schedule, [request.index, [name, fault]]]));
    }
  }
}

/** A run as a failed test shows it. */
export function described({ schedule, outcome, records, result }: Ran): string {
  const faults = [...schedule].map(([index, [name]]) => `request ${index}: ${name}`).join(', ');
  const end = result.end.kind === 'queue' ? result.end.queue : result.end.kind;
  return `${faults || 'no fault'} -> ${outcome}, ${records.length} records, ${end}${result.failed ? `, ${result.failed}` : ''}`;
}
