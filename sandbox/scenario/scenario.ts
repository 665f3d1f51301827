import type { Place } from '../../input/yaml-document';
import type { EngineSettings } from '../genesys/data-actions/engine-settings';
import type { Interaction } from '../genesys/flow';
import type { ServiceNowSettings } from '../servicenow/settings';
import type { FlowEnd } from '../trace';
import type { FaultLine } from './faults-schema';
import type { ScenarioRecords } from './records-schema';
import type { ScenarioRunner } from './runner-schema';
import type { ScenarioApi } from './scenario-api';

type Conversation = Exclude<Interaction, { readonly type: 'workflow' }>;

/** The data that an earlier run has left in the conversation. */
interface ConversationData {
  readonly attributes: Readonly<Record<string, string>>;
}

/** An interaction without its conversation, of which a scenario gives the data only. */
type WithData<I> = I extends Conversation
  ? Omit<I, 'conversationId' | 'conversations' | 'attributes' | 'isNewConversation'> & ConversationData
  : never;

type WaitingCall = Extract<Interaction, { readonly type: 'waitingCall' }>;

/** The interaction that starts the flow. */
export type ScenarioInteraction =
  | WithData<Exclude<Conversation, WaitingCall>>
  /** A caller waits in the fallback queue of the org unless a queue is given. */
  | (Omit<WithData<WaitingCall>, 'queue'> & Partial<Pick<WaitingCall, 'queue'>>)
  | (ConversationData & {
      readonly type: 'workflow';
      /**
       * By full name, such as `Flow.description`. `Flow.conversationId` is added where the flow has that input.
       *
       * @default - an example for each input of the shipped workflow
       */
      readonly inputs?: Readonly<Record<string, string | number | boolean>>;
    });

export type InteractionType = ScenarioInteraction['type'];

/** One scenario file: an interaction, the state of both platforms, and the expected end. */
export interface Scenario {
  /** Name of the file without its ending. */
  readonly name: string;
  /** The path as it was given, for messages. */
  readonly file: string;
  /** Where the interaction stands in the file, for messages. @default - the scenario is not from a file */
  readonly place?: Place;
  /** A sentence about the scenario, without a final period. */
  readonly title: string;
  /** Name, or type and name, of the flow that it is for. @default - any flow that it can start */
  readonly flow?: string | undefined;
  /** Where the file names the flow, for messages. @default - the scenario is not from a file */
  readonly flowPlace?: Place;
  readonly interaction: ScenarioInteraction;
  /** Seconds that are left of the token that ServiceNow gives out. @default - ServiceNow makes a new token */
  readonly tokenLeftSeconds?: number | undefined;
  readonly serviceNow: Partial<ServiceNowSettings>;
  readonly engine: Partial<EngineSettings>;
  readonly runner: ScenarioRunner;
  readonly platformApi: ScenarioApi;
  readonly faults: readonly FaultLine[];
  /** Records that ServiceNow holds before the interaction begins. */
  readonly records: ScenarioRecords;
  /** @default - nothing is checked, except that the flow itself does not fail */
  readonly expected?: Expected | undefined;
}

/** What an interaction must end with. Omitted keys are not checked. */
export interface Expected {
  /** Participant data `servicenow.outcome`, which the shipped flows write. */
  readonly outcome?: 'created' | 'found' | 'refused' | 'failed' | 'unconfirmed' | undefined;
  /** Number of records that ServiceNow has created by the end, without those of `records`. */
  readonly records?: number | undefined;
  /** Where the interaction ends. `queue` is any queue but the fallback queue. */
  readonly end?: End | undefined;
}

type End = FlowEnd['kind'] | 'fallbackQueue';

/** Where an interaction can end. */
export const ends: { readonly [E in End]: E } = {
  queue: 'queue',
  fallbackQueue: 'fallbackQueue',
  disconnected: 'disconnected',
  workflowEnded: 'workflowEnded',
  flow: 'flow',
  voicemail: 'voicemail',
  number: 'number',
  waiting: 'waiting',
  answered: 'answered',
};
