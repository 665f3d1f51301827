import type { OrgConfig } from '../../constructs/org';
import type { Interaction, InteractionResult, PublishedFlow } from '../../sandbox/genesys/flow';
import type { PublishedOrg } from '../../sandbox/published-org';
import { Sandbox } from '../../sandbox/sandbox';
import { faultPlan, type Scenario } from '../../sandbox/scenario';
import type { FlowEnd, TraceEvent } from '../../sandbox/trace';
import { Recording } from '../report/recording';
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
  /** Whether everything is as the scenario expects it. */
  readonly asExpected: boolean;
  /** What is not, such as `outcome: got failed; expected created`. */
  readonly differences: readonly string[];
  readonly recording: Recording;
}

export interface PlayOptions {
  /** The queue that takes interactions without a record. */
  readonly fallbackQueue: string;
  /** What the org was shipped with: a flow that tries less often need not get as far. @default - the usual limits */
  readonly release?: OrgConfig['release'];
  /** Name of the flow. @default - the org's first flow of the type that the scenario starts */
  readonly flow?: string | undefined;
  /** @default 1 */
  readonly seed?: number | undefined;
}

const conversationId = '6f1d7c52-8f0e-4a57-9c1b-3d2a90e1b7c4';
const people = [{ user_name: 'ada.lovelace', name: 'Ada Lovelace', phone: '+44 2079460123', active: 'true' }];

/** The type of the flow that an interaction starts. */
export const flowTypes = { call: 'inboundCall', message: 'inboundShortMessage', workflow: 'workflow' } as const;

/** Plays a scenario through the shipped flow; undefined when the org has no such flow of its type. */
export function play(published: PublishedOrg, scenario: Scenario, options: PlayOptions): Played | undefined {
  const events: TraceEvent[] = [];
  const plan = faultPlan(scenario.faults);
  let begun = false;
  const sandbox = new Sandbox(published, {
    users: people,
    serviceNow: scenario.serviceNow,
    engine: scenario.engine,
    faults: (request) => (begun ? plan(request) : undefined),
    seed: options.seed ?? 1,
    trace: (event) => events.push(event),
  });
  const flow = sandbox.flow(flowTypes[scenario.interaction.type], options.flow);
  if (flow === undefined) return undefined;

  if (scenario.tokenLeftSeconds !== undefined) sandbox.leaveTokenWith(scenario.tokenLeftSeconds);
  begun = true;
  const before = sandbox.serviceNow.requests.length;
  const result = sandbox.run(flow, interactionOf(scenario));
  const requests = sandbox.serviceNow.requests.slice(before);
  const records = recordsOf(sandbox);
  const differences = triesAsUsual(flow.name, options.release)
    ? differencesOf(scenario, result, records, options.fallbackQueue)
    : untruths(result, records);
  return {
    scenario: scenario.name,
    title: scenario.title,
    flow: flow.name,
    from: scenario.interaction.type,
    timeline: timeline(events, requests),
    outcome: outcomeOf(result),
    records,
    attempts: Number(result.attributes['servicenow.attempts'] ?? 0),
    tokenRequests: requests.filter(({ path }) => path === '/oauth_token.do').length,
    seconds: (result.endedAt - result.startedAt) / 1000,
    end: endText(result.end),
    asExpected: differences.length === 0,
    differences,
    recording: new Recording(events, result.attributes, flow, sourceOf(flow, published)),
  };
}

function sourceOf(flow: PublishedFlow, { flows, org }: PublishedOrg): string {
  return org.flows[flows.indexOf(flow)]?.text ?? '';
}

function interactionOf({ interaction }: Scenario): Interaction {
  if (interaction.type !== 'workflow') return { ...interaction, conversationId };
  const { inputs, attributes } = interaction;
  const conversations = new Map([[conversationId, new Map(Object.entries(attributes))]]);
  return { type: 'workflow', inputs: { 'Flow.conversationId': conversationId, ...inputs }, conversations };
}

/** Records of the conversation, once every late commit is done. */
function recordsOf({ clock, serviceNow }: Sandbox): readonly string[] {
  clock.runAll();
  return ['incident', 'sn_customerservice_case']
    .flatMap((table) => serviceNow.records(table))
    .filter((row) => row['correlation_id']?.startsWith(conversationId))
    .map((row) => row['number'] ?? '');
}

function differencesOf(
  { expected }: Scenario,
  result: InteractionResult,
  records: readonly string[],
  fallbackQueue: string,
): readonly string[] {
  const end = endKind(result.end, fallbackQueue);
  const compared = [
    ['outcome', outcomeOf(result), expected.outcome],
    ['records', records.length, expected.records],
    ['end', end, expected.end ?? end],
  ];
  return compared.flatMap(([what, got, wanted]) => (got === wanted ? [] : [`${what}: got ${got}; expected ${wanted}`]));
}

/** Scenarios expect what a flow with the default limits must make of them. */
function triesAsUsual(name: string, release: OrgConfig['release'] | undefined): boolean {
  const flow = release?.flows.find((candidate) => candidate.name === name);
  if (release === undefined || flow === undefined) return true;
  const { attempts, onUnknownFailure } = { ...release.retry, ...flow.retry };
  return attempts === 3 && onUnknownFailure === 'retry';
}

/** What must hold under all limits: one record at most, and an outcome that does not deny or invent it. */
function untruths(result: InteractionResult, records: readonly string[]): readonly string[] {
  const outcome = outcomeOf(result);
  const invents = outcome === 'created' && records.length === 0;
  const denies = (outcome === 'failed' || outcome === 'refused') && records.length > 0;
  return invents || denies || records.length > 1 ? [`outcome: got ${outcome} with ${records.length} records`] : [];
}

function outcomeOf({ attributes }: InteractionResult): string {
  return attributes['servicenow.outcome'] ?? 'none';
}

function endKind(end: FlowEnd, fallbackQueue: string): string {
  return end.kind === 'queue' && end.queue === fallbackQueue ? 'fallbackQueue' : end.kind;
}
