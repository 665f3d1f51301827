import type { ConversationStore, Interaction, PublishedFlow, RunnableType } from '../genesys/flow';
import { flowTypes } from '../genesys/flow/flow-types';
import type { Scenario, ScenarioInteraction } from './scenario';

/** Phone number of contacts, unless a scenario gives another one; ServiceNow knows the person who has it. */
const callerPhone = '+442079460123';

/** Inputs of a workflow for a scenario that gives none. The workflow gets those that it has. */
const exampleInputs: Readonly<Record<string, string>> = {
  'Flow.callerPhone': callerPhone,
  'Flow.shortDescription': 'VPN is down',
  'Flow.description': 'The VPN client reports error 809.',
};

type Type = Interaction['type'];
type InteractionOf<T extends Type> = Extract<Interaction, { readonly type: T }>;

/** In this form, the compiler knows that what a scenario gives and the row of its type belong together. */
type GivenOf<T extends ScenarioInteraction['type']> = {
  readonly [K in T]: Extract<ScenarioInteraction, { readonly type: K }> & { readonly type: K };
}[T];

interface Start {
  readonly conversationId: string;
  /** Name of the queue of a waiting caller whose scenario names none. */
  readonly queue: string;
}

const fromScenario: {
  readonly [T in Type]: (given: GivenOf<T>, start: Start, flow: PublishedFlow) => InteractionOf<T>;
} = {
  call: inConversation,
  outboundCall: inConversation,
  waitingCall: (given, { conversationId, queue }) => ({ queue, ...given, conversationId }),
  message: inConversation,
  email: inConversation,
  workflow: ({ type, attributes, inputs }, { conversationId }, flow) => {
    const examples = { 'Flow.conversationId': conversationId, ...(inputs === undefined ? exampleInputs : {}) };
    const offered = knownTo(flow, examples);
    const conversations = new Map([[conversationId, new Map(Object.entries(attributes))]]);
    return { type, inputs: { ...offered, ...inputs }, conversations };
  },
};

/** The interaction of a scenario with a flow. */
export function scenarioInteraction({ interaction }: Scenario, flow: PublishedFlow, start: Start): Interaction {
  return startOf(interaction, start, flow);
}

function startOf<T extends ScenarioInteraction['type']>(given: GivenOf<T>, start: Start, flow: PublishedFlow) {
  return fromScenario[given.type](given, start, flow);
}

function inConversation<G extends object>(given: G, { conversationId }: Start) {
  return { ...given, conversationId };
}

/** A contact with nothing special about it. */
export interface PlainContact {
  readonly conversationId: string;
  /** Text of a message, or short description for a workflow. */
  readonly text: string;
  /** Description for a workflow. @default - the text */
  readonly description?: string;
  /** @default callerPhone */
  readonly phone?: string;
  /** Where conversations keep their data between runs. @default - this run alone knows them */
  readonly conversations?: ConversationStore;
}

const plain: { readonly [T in Type]: (contact: Required<PlainContact>) => InteractionOf<T> } = {
  call: ({ conversationId, phone, conversations }) => ({ type: 'call', conversationId, ani: phone, conversations }),
  outboundCall: (contact) => ({ ...plain.call(contact), type: 'outboundCall' }),
  waitingCall: (contact) => ({ ...plain.call(contact), type: 'waitingCall', queue: 'Service Desk' }),
  message: ({ conversationId, phone, text, conversations }) => ({
    type: 'message',
    conversationId,
    senderAddress: phone,
    body: text,
    conversations,
  }),
  email: ({ conversationId, text, description, conversations }) => ({
    type: 'email',
    conversationId,
    subject: text,
    body: description,
    conversations,
  }),
  workflow: ({ conversationId, phone, text, description, conversations }) => ({
    type: 'workflow',
    inputs: {
      'Flow.conversationId': conversationId,
      'Flow.callerPhone': phone,
      'Flow.shortDescription': text,
      'Flow.description': description,
    },
    conversations,
  }),
};

/** The texts that a workflow has inputs for. */
function knownTo({ program }: PublishedFlow, texts: Readonly<Record<string, unknown>>) {
  const has = (wanted: string) =>
    program.inputs.some((known) => known.type === 'string' && known.name.toLowerCase() === wanted.toLowerCase());
  return Object.fromEntries(Object.entries(texts).filter(([name]) => has(name)));
}

/** A plain interaction as it starts this flow: a workflow of somebody's own may have other inputs. */
export function startingFlow(interaction: Interaction, flow: PublishedFlow): Interaction {
  return interaction.type === 'workflow' ? { ...interaction, inputs: knownTo(flow, interaction.inputs) } : interaction;
}

/** The interaction of a plain contact with a flow of this type. */
export function plainInteraction(type: RunnableType, contact: PlainContact): Interaction {
  const { conversationId, text } = contact;
  const conversations = new Map([[conversationId, new Map()]]);
  return plain[flowTypes[type].interaction]({ description: text, phone: callerPhone, conversations, ...contact });
}
