import type { InteractionResult } from '../../sandbox/genesys/flow';
import type { PublishedOrg } from '../../sandbox/published-org';
import { Sandbox } from '../../sandbox/sandbox';
import type { Scenario } from '../../sandbox/scenarios';
import type { TraceEvent } from '../../sandbox/trace';
import { endText, type Line, timeline } from './timeline';

/** One scenario as it went. */
export interface Played {
  readonly scenario: string;
  readonly title: string;
  readonly flow: string;
  readonly from: string;
  readonly timeline: readonly Line[];
  readonly outcome: string;
  /** Numbers of the records that ServiceNow holds for the conversation. */
  readonly records: readonly string[];
  readonly attempts: number;
  readonly tokenRequests: number;
  readonly seconds: number;
  readonly end: string;
  /** Whether outcome and records are what the scenario must have. */
  readonly asExpected: boolean;
}

const phone = '+442079460123';
const flowTypes = { call: 'inboundCall', message: 'inboundShortMessage', workflow: 'workflow' } as const;
const people = [{ user_name: 'ada.lovelace', name: 'Ada Lovelace', phone: '+44 2079460123', active: 'true' }];

/** Plays a scenario through the shipped flow; undefined when the org has no flow of its type. */
export function play(published: PublishedOrg, scenario: Scenario): Played | undefined {
  const events: TraceEvent[] = [];
  const sandbox = new Sandbox(published, {
    users: people,
    faults: scenario.faults(),
    trace: (event) => events.push(event),
  });
  const flow = sandbox.flow(flowTypes[scenario.interaction]);
  if (flow === undefined) return undefined;

  scenario.prepare?.(sandbox);
  const before = sandbox.serviceNow.requests.length;
  const conversationId = '6f1d7c52-8f0e-4a57-9c1b-3d2a90e1b7c4';
  const result = interact(sandbox, scenario, flow, conversationId);
  const requests = sandbox.serviceNow.requests.slice(before);
  const records = ['incident', 'sn_customerservice_case']
    .flatMap((table) => sandbox.serviceNow.records(table))
    .filter((row) => row['correlation_id']?.startsWith(conversationId))
    .map((row) => row['number'] ?? '');
  const outcome = result.attributes['servicenow.outcome'] ?? 'none';
  return {
    scenario: scenario.name,
    title: scenario.title,
    flow: flow.name,
    from: scenario.interaction,
    timeline: timeline(events, requests),
    outcome,
    records,
    attempts: Number(result.attributes['servicenow.attempts'] ?? 0),
    tokenRequests: requests.filter(({ path }) => path === '/oauth_token.do').length,
    seconds: (result.endedAt - result.startedAt) / 1000,
    end: endText(result.end),
    asExpected: outcome === scenario.expected.outcome && records.length === scenario.expected.records,
  };
}

function interact(
  sandbox: Sandbox,
  { interaction }: Scenario,
  flow: NonNullable<ReturnType<Sandbox['flow']>>,
  conversationId: string,
): InteractionResult {
  if (interaction === 'call') return sandbox.run(flow, { type: 'call', conversationId, ani: phone });
  if (interaction === 'message') {
    const body = 'My laptop does not start any more.';
    return sandbox.run(flow, { type: 'message', conversationId, senderAddress: phone, body });
  }
  const conversations = new Map([[conversationId, new Map<string, string>()]]);
  const inputs = {
    'Flow.conversationId': conversationId,
    'Flow.callerPhone': phone,
    'Flow.shortDescription': 'VPN is down',
    'Flow.description': 'The VPN client reports error 809.',
  };
  return sandbox.run(flow, { type: 'workflow', inputs, conversations });
}
