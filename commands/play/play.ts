import { mistakeText } from '../../input/mistake';
import { actionAt, type InteractionResult, type PublishedFlow } from '../../sandbox/genesys/flow';
import { flowOfNumber, type PublishedOrg } from '../../sandbox/published-org';
import { type InteractionType, type Scenario, scenarioInteraction, scenarioWorld } from '../../sandbox/scenario';
import type { TraceEvent } from '../../sandbox/trace';
import { afterEarlierRun } from './earlier-run';
import { differencesFromExpected, type ExpectationOptions, outcomeOf } from './expectations';
import { Recording } from './recording';
import { comesWithProject } from './scenarios';
import { endText, type Line, timeline } from './timeline';
import { tokenLeaks, withoutTokens } from './token-leaks';

/** A scenario that was played, with its results. */
export interface Played {
  readonly scenario: string;
  readonly title: string;
  readonly flow: string;
  readonly from: string;
  readonly timeline: readonly Line[];
  /** Participant data `servicenow.outcome`; `none` where the flow writes none. */
  readonly outcome: string;
  /** Numbers of the records that ServiceNow created. */
  readonly records: readonly string[];
  /** Number of a record from an earlier run that the flow found, or an empty text. */
  readonly recordFound: string;
  /** How many records the scenario put into ServiceNow first. */
  readonly recordsBefore: number;
  readonly attempts: number;
  readonly tokenRequests: number;
  readonly seconds: number;
  readonly end: string;
  /** Whether the scenario has expectations, and each of its faults met a request. Otherwise, differences alone count. */
  readonly judged: boolean;
  /** Whether there are no differences. */
  readonly asExpected: boolean;
  /** Differences from what the scenario expects, such as `outcome: got failed; expected created`. */
  readonly differences: readonly string[];
  /** Remarks: faults of this project's scenarios that no request met. */
  readonly notes: readonly string[];
  readonly recording: Recording;
}

export interface PlayOptions extends ExpectationOptions {
  /** @default 1 */
  readonly seed?: number | undefined;
}

const conversationId = '6f1d7c52-8f0e-4a57-9c1b-3d2a90e1b7c4';

/** Whether an interaction of a type can start a flow. */
export function canStart(type: InteractionType, { program }: PublishedFlow): boolean {
  return program.rules.interaction === type;
}

/** The flow of the number that a call names; undefined if it names none, or one without a flow. */
export function calledFlow({ interaction }: Scenario, published: PublishedOrg): PublishedFlow | undefined {
  const called = interaction.type === 'call' ? interaction.calledAddress : undefined;
  return called === undefined ? undefined : flowOfNumber(published, called);
}

/**
 * Plays a scenario through the flow of the number which a call names, or else through the first flow of the org that it
 * can start; undefined if it can start none.
 */
export function play(published: PublishedOrg, scenario: Scenario, options: PlayOptions): Played | undefined {
  const startable = published.flows.find((candidate) => canStart(scenario.interaction.type, candidate));
  const flow = calledFlow(scenario, published) ?? startable;
  return flow && playThrough(flow, published, scenario, options);
}

/** Plays a scenario through one of the org's flows. @throws UserError when the scenario cannot start it */
export function playThrough(
  flow: PublishedFlow,
  published: PublishedOrg,
  scenario: Scenario,
  options: PlayOptions,
): Played {
  const events: TraceEvent[] = [];
  const { world, unmet: unmetSoFar } = scenarioWorld(published, scenario, {
    seed: options.seed,
    trace: (event) => events.push(withoutTokens(event)),
  });
  const conversation = { conversationId, queue: options.fallbackQueue };
  const entered = afterEarlierRun(scenario, flow, options.release);
  const ended = world.sandbox.run(flow, scenarioInteraction(entered, flow, conversation));
  const { requests } = world;
  const made = world.recordsMade();
  const records = made.map(({ number = '' }) => number);
  const result = withoutTokens(ended.failed === undefined ? ended : { ...ended, failed: failureOf(flow, events) });
  const unmet = unmetSoFar();
  const isOwn = !comesWithProject(scenario);
  const differences = [
    ...differencesFromExpected(scenario, flow, result, records, options),
    ...world.ignored,
    ...tokenLeaks(ended, made, [scenario, flow.name]),
    ...(isOwn ? unmet : []),
  ];
  return {
    scenario: scenario.name,
    title: scenario.title,
    flow: flow.name,
    from: scenario.interaction.type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    timeline: timeline(events, requests),
    outcome: outcomeOf(result),
    records,
    recordFound: recordFound(result, records),
    recordsBefore: world.recordsBefore,
    attempts: Number(result.attributes['servicenow.attempts'] ?? 0),
    tokenRequests: requests.filter(({ forToken }) => forToken).length,
    seconds: (result.endedAt - result.startedAt) / 1000,
    end: endText(result.end),
    judged: scenario.expected !== undefined && unmet.length === 0,
    asExpected: differences.length === 0,
    differences,
    notes: isOwn ? [] : unmet,
    recording: new Recording(events, result.attributes, flow.outline),
  };
}

/** Why the flow itself failed, with the place of the action in its file. */
function failureOf({ name, outline }: PublishedFlow, events: readonly TraceEvent[]): string {
  const index = events.findLastIndex(({ type }) => type === 'error');
  const error = events[index] as Extract<TraceEvent, { readonly type: 'error' }>;
  const step = events.slice(0, index).findLast((event) => event.type === 'step' && event.path === error.path);
  const action = step?.type === 'step' ? actionAt(outline, step) : undefined;
  const path = action?.label ?? `flow "${name}", at its start`;
  return mistakeText({ ...action?.place, path, problem: error.message });
}

/** The record that the flow says it found, if it is not a record of this run. */
function recordFound(result: InteractionResult, records: readonly string[]): string {
  const number = result.attributes['servicenow.number'] ?? '';
  return outcomeOf(result) === 'found' && !records.includes(number) ? number : '';
}
