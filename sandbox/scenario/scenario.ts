import type { EngineSettings } from '../genesys/data-actions/engine-settings';
import type { ServiceNowSettings } from '../servicenow/settings';
import type { FlowEnd } from '../trace';
import type { FaultLine } from './faults-schema';
import type { ScenarioRecords } from './records-schema';
import type { ScenarioRunner } from './runner-schema';

interface Conversation {
  /** Data that an earlier run has left in the conversation. */
  readonly attributes: Readonly<Record<string, string>>;
}

interface Caller extends Conversation {
  /** The caller's number. */
  readonly ani: string;
  /** The number that was called. @default - not set */
  readonly calledAddress?: string;
  /** The caller's name that the line reports. @default - not set */
  readonly remoteName?: string;
  /** The keys that the caller presses at each prompt, in order. @default - none */
  readonly keys?: readonly string[];
}

/** The interaction that starts the flow. */
export type ScenarioInteraction =
  | (Caller & { readonly type: 'call' })
  | (Caller & {
      /** A call by a campaign. `ani` is the number of the person who answered. */
      readonly type: 'outboundCall';
      /** The row of the contact list by its columns, as `Call.Contact`. @default - not set */
      readonly contact?: Readonly<Record<string, string>>;
    })
  | (Caller & {
      readonly type: 'waitingCall';
      /** Name of the queue in which the caller waits. @default - the fallback queue of the org */
      readonly queue?: string;
      /** 1 is next. @default - not set */
      readonly positionInQueue?: number;
      /** @default - not set */
      readonly estimatedWaitMs?: number;
      /** Time from the start until an agent answers. @default - no agent does */
      readonly answeredAfterMs?: number;
    })
  | (Conversation & { readonly type: 'message'; readonly senderAddress: string; readonly body: string })
  | (Conversation & { readonly type: 'email'; readonly subject: string; readonly body: string })
  | (Conversation & {
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
  /** A sentence about the scenario, without a final period. */
  readonly title: string;
  readonly interaction: ScenarioInteraction;
  /** Seconds that are left of the token that ServiceNow gives out. @default - ServiceNow makes a new token */
  readonly tokenLeftSeconds?: number | undefined;
  readonly serviceNow: Partial<ServiceNowSettings>;
  readonly engine: Partial<EngineSettings>;
  readonly runner: ScenarioRunner;
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
  waiting: 'waiting',
  answered: 'answered',
};
