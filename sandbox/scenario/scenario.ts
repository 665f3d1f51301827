import type { EngineSettings } from '../genesys/data-actions/engine-settings';
import type { ServiceNowSettings } from '../servicenow/settings';
import type { FaultLine } from './faults-schema';
import type { ScenarioRecords } from './records-schema';
import type { ScenarioRunner } from './runner-schema';

interface Conversation {
  /** The data that the conversation already has, of a run before this one. */
  readonly attributes: Readonly<Record<string, string>>;
}

interface Caller extends Conversation {
  /** The caller's number. */
  readonly ani: string;
  /** The number that was called. @default - not set */
  readonly calledAddress?: string;
  /** The caller's name as the line tells it. @default - not set */
  readonly remoteName?: string;
  /** What the caller presses at each prompt that asks for keys, in order. @default - nothing */
  readonly keys?: readonly string[];
}

/** What starts the flow. */
export type ScenarioInteraction =
  | (Caller & { readonly type: 'call' })
  | (Caller & {
      /** A call that a campaign made; `ani` is the number of the party that answered. */
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
      /** How long after the start an agent takes the call. @default - nobody does */
      readonly answeredAfterMs?: number;
    })
  | (Conversation & { readonly type: 'message'; readonly senderAddress: string; readonly body: string })
  | (Conversation & { readonly type: 'email'; readonly subject: string; readonly body: string })
  | (Conversation & {
      readonly type: 'workflow';
      /**
       * By full name, such as `Flow.description`. A flow that has the input `Flow.conversationId` gets that too.
       *
       * @default - an example for each of the inputs that the shipped workflow has
       */
      readonly inputs?: Readonly<Record<string, string | number | boolean>>;
    });

/** What scenarios can start a flow with. */
export const interactionTypes = ['call', 'outboundCall', 'waitingCall', 'message', 'email', 'workflow'] as const;

export type InteractionType = (typeof interactionTypes)[number];

/** A named course of events and the outcome that it must have: one file. */
export interface Scenario {
  /** Name of the file without its ending. */
  readonly name: string;
  /** As it was given, for messages. */
  readonly file: string;
  /** What happens, as a sentence without an end. */
  readonly title: string;
  readonly interaction: ScenarioInteraction;
  /** Life that is left of the token that ServiceNow hands out. @default - a new token is made */
  readonly tokenLeftSeconds?: number | undefined;
  readonly serviceNow: Partial<ServiceNowSettings>;
  readonly engine: Partial<EngineSettings>;
  readonly runner: ScenarioRunner;
  readonly faults: readonly FaultLine[];
  /** What ServiceNow has before the interaction begins. */
  readonly records: ScenarioRecords;
  /** @default - the interaction is played and not judged */
  readonly expected?: Expected | undefined;
}

/** How an interaction must go; what is left out may be as it likes. */
export interface Expected {
  /** Participant data `servicenow.outcome`, which the flows that ship write. */
  readonly outcome?: 'created' | 'found' | 'refused' | 'failed' | 'unconfirmed' | undefined;
  /** How many records ServiceNow has made by the end, besides those of `records`. */
  readonly records?: number | undefined;
  /** Where the interaction ends; `queue` is any but the fallback queue. */
  readonly end?: (typeof ends)[number] | undefined;
}

/** Where an interaction can end. */
export const ends = [
  'queue',
  'fallbackQueue',
  'disconnected',
  'workflowEnded',
  'flow',
  'voicemail',
  'waiting',
  'answered',
] as const;
