import { explore } from '../../sandbox/exploration/explore';
import { type FaultyRequest, faultsFor, isCreate } from '../../sandbox/exploration/faults';
import { conversationId, runOnce, type Setting } from '../../sandbox/exploration/run';
import type { Fault, FaultPlan } from '../../sandbox/faults';
import type { ConversationStore, Interaction } from '../../sandbox/genesys/flow';
import { Sandbox, type SandboxOptions } from '../../sandbox/sandbox';
import { plainInteraction } from '../../sandbox/scenario';
import { playAgainst } from './play-against';

/** The kinds of requests that flows make. */
type RequestKind = 'token' | 'caller' | 'look' | 'create';

interface Visit {
  readonly id?: string;
  readonly phone?: string;
  /** What an earlier run noted. @default - the conversation has no data, and is not known to a workflow */
  readonly noted?: Readonly<Record<string, string>>;
  /** @default - made for this visit */
  readonly conversations?: ConversationStore;
}

const ada = { user_name: 'ada.lovelace', phone: '+44 2079460123', active: 'true' };

/** What an earlier run left that tried to make a record of either kind. */
const unconfirmed = ['create-incident', 'create-case'].map((operation) => ({
  'servicenow.outcome': 'unconfirmed',
  'servicenow.correlationId': `${conversationId}-${operation}`,
  'servicenow.time': '2026-01-05T09:00:00Z',
}));
const lost: Fault = { kind: 'timeout', commit: 'never' };
const down: Fault = { kind: 'serverError', status: 503, commit: 'never' };

/**
 * Plays a flow under everything that makes it take another way: no fault, every single fault, every kind of fault for as
 * long as it lasts, and the odd conversations, callers, queues and answers.
 */
export function playEverything(setting: Setting): void {
  for (const _ of explore(setting, { most: 1 }));
  runOnce(setting, undefined, { times: 2 });
  play(setting, { faults: () => down });
  playLastingFaults(setting);
  playRefusals({ ...setting, engine: { authRetry: 'none' } });
  playOddConversations(setting);
  playLateFailures({ ...setting, engine: { actionTimeoutExit: 'failure' } });
  playOvertaken(setting);
  playOddAnswers(setting);
  playFailingTransfers(setting);
}

/**
 * Every request of a kind fails alike: of a first run, of one without a caller to look up, whose token is for the create,
 * and of a second one, which looks first. So that records are looked for, creates are lost meanwhile.
 */
function playLastingFaults(setting: Setting): void {
  const reads = Object.values(faultsFor({ method: 'GET', path: '' }));
  const creates = Object.values(faultsFor({ method: 'POST', path: '' }));
  for (const fault of reads) {
    for (const visit of [{}, { phone: 'anonymous' }]) play(setting, { faults: lasting({ token: fault }) }, visit);
    play(setting, { faults: lasting({ caller: fault }) });
    for (const visit of [{}, ...unconfirmed.map((noted) => ({ noted }))]) {
      play(setting, { faults: lasting({ look: fault, create: lost }) }, visit);
    }
  }
  for (const fault of creates) play(setting, { faults: lasting({ create: fault }) });
}

/** Every token is refused, as it shows where the platform does not sign in again by itself. */
function playRefusals(setting: Setting): void {
  const refused: Fault = { kind: 'unauthorized' };
  for (const faults of [{ caller: refused }, { create: refused }, { look: refused, create: lost }]) {
    play(setting, { faults: lasting(faults) });
  }
}

/** Time-outs that take the failure exit. */
function playLateFailures(setting: Setting): void {
  for (const faults of [{ caller: lost }, { create: lost }]) play(setting, { faults: lasting(faults) });
}

/** Another run of the conversation notes something while the caller is looked up. */
function playOvertaken(setting: Setting): void {
  for (const note of unconfirmed.flatMap((noted) => [noted, { ...noted, 'servicenow.number': 'INC0012345' }])) {
    const conversations: ConversationStore = new Map([[conversationId, new Map()]]);
    const overtake: FaultPlan = (request) => {
      if (kindOf(request) === 'caller')
        for (const [name, value] of Object.entries(note)) conversations.get(conversationId)?.set(name, value);
      return undefined;
    };
    play(setting, { faults: overtake }, { conversations });
  }
}

function playOddConversations(setting: Setting): void {
  play(setting, {}, { id: '' });
  play(setting, {}, { phone: 'anonymous' });
  play(setting, { users: [] });
  play(setting, { users: [ada, { ...ada, user_name: 'ada.two' }] });
  for (const noted of unconfirmed) play(setting, {}, { noted });
}

function playOddAnswers(setting: Setting): void {
  const tables = ['incident', 'sn_customerservice_case'];
  const unreadableFields = Object.fromEntries(tables.map((table) => [table, ['correlation_id']]));
  play(setting, { serviceNow: { unreadableFields }, faults: lasting({ create: lost }) }, {}, ({ serviceNow }) => {
    for (const table of tables)
      serviceNow.insert(table, { short_description: 'of another', correlation_id: 'another' });
  });
  const body = '{"access_token": "", "expires_in": 1800}';
  for (const visit of [{}, { phone: 'anonymous' }]) {
    playAgainst(
      setting,
      () => ({ kind: 'reply', status: 200, headers: {}, body, afterMs: 100 }),
      visited(setting, visit),
    );
  }
}

function playFailingTransfers(setting: Setting): void {
  for (const faults of [() => undefined, () => down] satisfies FaultPlan[]) {
    let transfers = 0;
    play(setting, { faults, runner: { failTransfers: () => transfers++ === 0 } });
    play(setting, { faults, runner: { failTransfers: () => true } });
  }
}

function lasting(faults: Partial<Record<RequestKind, Fault>>): FaultPlan {
  return (request) => faults[kindOf(request)];
}

function kindOf(request: FaultyRequest): RequestKind {
  if (request.forToken) return 'token';
  if (isCreate(request)) return 'create';
  return request.path.startsWith('/api/now/table/sys_user') ? 'caller' : 'look';
}

function play(
  setting: Setting,
  options: SandboxOptions,
  visit: Visit = {},
  prepare: (sandbox: Sandbox) => void = () => {},
) {
  const { published, type, engine, trace } = setting;
  const sandbox = new Sandbox(published, {
    users: [ada],
    ...(engine ? { engine } : {}),
    ...(trace ? { trace } : {}),
    ...options,
  });
  prepare(sandbox);
  const flow = sandbox.flow(type);
  if (flow === undefined) throw new Error(`the org ships no ${type}`);
  sandbox.run(flow, visited(setting, visit));
}

function visited({ type }: Setting, { id = conversationId, phone, noted, conversations }: Visit): Interaction {
  return plainInteraction(type, {
    conversationId: id,
    text: 'It does not start',
    description: 'At all',
    conversations: conversations ?? new Map(noted ? [[id, new Map(Object.entries(noted))]] : []),
    ...(phone === undefined ? {} : { phone }),
  });
}
