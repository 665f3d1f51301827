import { mistakeText } from '../../../../input/mistake';
import { VirtualClock } from '../../../../sandbox/clock';
import type { ActionOutcome } from '../../../../sandbox/genesys/data-actions/action-outcome';
import {
  type ActionResolver,
  FlowRunner,
  type FlowText,
  type Interaction,
  type InteractionResult,
  type PublishedFlow,
  publishAll,
  type RunnerSettings,
} from '../../../../sandbox/genesys/flow';
import type { DataAction, ObjectKind } from '../../../../sandbox/genesys/org/entities';
import { seededRandom } from '../../../../sandbox/random';
import type { TraceEvent } from '../../../../sandbox/trace';
import { placedMistakes } from '../../../support/placed-mistakes';

const createTicket: DataAction = {
  id: 'a1',
  name: 'Create ticket',
  category: 'Tickets',
  secure: false,
  integrationId: 'i1',
  inputSchema: {
    type: 'object',
    properties: {
      text: { type: 'string' },
      urgency: { type: 'integer' },
      weight: { type: 'number' },
      urgent: { type: 'boolean' },
    },
    required: ['text'],
  },
  successSchema: {
    type: 'object',
    properties: {
      number: { type: 'string' },
      count: { type: 'integer' },
      price: { type: 'number' },
      open: { type: 'boolean' },
      owner: { type: 'object', properties: { name: { type: 'string' } } },
      tags: { type: 'array', items: { type: 'string' } },
      notes: { type: 'array', items: { type: 'object', properties: { size: { type: 'integer' } } } },
    },
  },
  request: { type: 'POST', urlTemplate: 'https://acme.example/tickets', headers: {}, template: '' },
  response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '' },
  timeoutSeconds: 10,
};

const dataActions = [createTicket, { ...createTicket, id: 'a2', name: 'Pay', secure: true }];

/** An org with one data action that flows may call, one that is secure, one queue, one data table and one of each object. */
export const org: ActionResolver = {
  dataAction: (category, name) => dataActions.find((action) => action.category === category && action.name === name),
  queueExists: (name) => name === 'Desk',
  dataTable: (name) =>
    name === 'Sites'
      ? {
          columns: { city: 'string', seats: 'integer' },
          rows: { north: { city: 'York', seats: 40 }, south: { city: 'Bath' } },
        }
      : undefined,
  objectExists: (kind, name) => objects[kind] === name,
  objectNames: (kind) => [kind === 'queue' ? 'Desk' : objects[kind]],
};

const objects: Readonly<Record<ObjectKind, string>> = {
  schedule: 'Lunch',
  'schedule group': 'Hours',
  'emergency group': 'Storm',
  script: 'Callers',
  'wrap-up code': 'Answered by flow',
  flow: 'Payments',
  'bot flow': 'Helper',
  'digital bot flow': 'Digital helper',
  'contact list': 'Callbacks',
  user: 'ada@example.com',
  group: 'Ops',
  skill: 'Spanish',
  'language skill': 'French',
  prompt: 'Welcome',
};

export interface FlowParts {
  /** The actions of the first task or state, as YAML. */
  readonly actions: string;
  /** Items of the flow's variables, as YAML. */
  readonly variables?: string;
  /** More tasks or states, as YAML. */
  readonly more?: string;
  /** More keys at the root of the flow, as YAML. */
  readonly root?: string;
}

export function callFlow(parts: FlowParts): string {
  return flowText('inboundCall', 'task', parts);
}

export function messageFlow(parts: FlowParts): string {
  return flowText('inboundShortMessage', 'state', parts);
}

export function workflow(parts: FlowParts): string {
  return flowText('workflow', 'state', parts);
}

/** Publishes a flow together with the flows that it calls. */
export function published(text: string, ...beside: readonly FlowText[]): PublishedFlow {
  return publishAll([{ text, file: 'desk.yaml' }, ...beside], org)[0] as PublishedFlow;
}

/** The lines of the error that publishing throws; none if it succeeds. */
export function mistakesOf(text: string, ...beside: readonly FlowText[]): readonly string[] {
  return placedMistakes(() => published(text, ...beside)).map(mistakeText);
}

export interface RunOptions {
  /** The result of each Call Data, in order, and the time that it takes. @default - success without outputs, at once */
  readonly outcomes?: readonly (ActionOutcome & { readonly afterMs?: number })[];
  readonly settings?: Partial<RunnerSettings>;
  readonly interaction?: Interaction;
  /** The keys that the caller presses at each prompt. @default - none */
  readonly keys?: readonly string[];
  /** Flows that are published together with it. @default - none */
  readonly beside?: readonly FlowText[];
}

export interface Ran {
  readonly result: InteractionResult;
  readonly events: readonly TraceEvent[];
  /** The calls of data actions, in order, with the time since the start. */
  readonly asked: readonly {
    readonly inputs: unknown;
    readonly timeoutMs: number | undefined;
    readonly afterMs: number;
  }[];
}

export const start = Date.UTC(2026, 0, 5, 9, 0, 0);

const interactions: Readonly<Record<Exclude<PublishedFlow['type'], 'commonModule'>, Interaction>> = {
  inboundCall: { type: 'call', conversationId: 'c-1', ani: 'tel:+15550100' },
  inboundShortMessage: { type: 'message', conversationId: 'c-1', senderAddress: '+15550100', body: 'Help' },
  workflow: { type: 'workflow', inputs: {}, conversations: new Map() },
  inqueueCall: { type: 'waitingCall', conversationId: 'c-1', ani: 'tel:+15550100', queue: 'Desk' },
  outboundCall: { type: 'outboundCall', conversationId: 'c-1', ani: 'tel:+15550100' },
  secureCall: { type: 'call', conversationId: 'c-1', ani: 'tel:+15550100' },
  inboundEmail: { type: 'email', conversationId: 'c-1', subject: 'Laptop', body: 'It does not start' },
};

/** Publishes a flow and runs it once. */
export function ran(
  text: string,
  { outcomes = [], settings = {}, interaction, keys = [], beside = [] }: RunOptions = {},
): Ran {
  const flow = published(text, ...beside);
  const usual = flow.type === 'commonModule' ? interactions.workflow : interactions[flow.type];
  const clock = new VirtualClock(start);
  const events: TraceEvent[] = [];
  const asked: Ran['asked'][number][] = [];
  const runner = new FlowRunner({
    clock,
    random: seededRandom(1),
    settings,
    trace: (event) => events.push(event),
    *execute(_action, inputs, { timeoutMs }) {
      const outcome = outcomes[asked.length] ?? { exit: 'success', outputs: {} };
      asked.push({ inputs, timeoutMs, afterMs: clock.now() - start });
      yield outcome.afterMs ?? 0;
      return outcome;
    },
  });
  const result = clock.run(runner.run(flow, interaction ?? ('ani' in usual ? { ...usual, keys } : usual)));
  return { result, events, asked };
}

/** Every exit that a run took, in order. */
export function exitsTaken(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'exit' ? [`${event.path} ${event.exit}`] : []));
}

function flowText(
  type: string,
  kind: 'task' | 'state',
  { actions, variables = '', more = '', root = '' }: FlowParts,
): string {
  return `${type}:
  name: Desk
  startUpRef: "/${type}/${kind}s/${kind}[main]"
  defaultLanguage: en-us
  variables:${variables.trim() === '' ? ' []' : `\n${indented(variables, 4)}`}
${indented(root, 2)}
  ${kind}s:
    - ${kind}:
        name: Main
        refId: main
        actions:
${indented(actions, 10)}
${indented(more, 4)}
`;
}

/** Indents a text as a whole, after removing the indentation of its first line. */
function indented(text: string, by: number): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const own = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  return lines.map((line) => ' '.repeat(by) + line.slice(own)).join('\n');
}
