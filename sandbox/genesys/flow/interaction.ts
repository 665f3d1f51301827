import type { FlowEnd } from '../../trace';

/** Participant data by conversation id. Runs share it, so that a conversation can come back. */
export type ConversationStore = Map<string, Map<string, string>>;

interface Conversation {
  readonly conversationId: string;
  /** Participant data that the conversation already has. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The store that keeps the data of the conversation. @default - a new store for this run */
  readonly conversations?: ConversationStore;
}

interface Caller extends Conversation {
  /** The caller's number, such as `tel:+15550100`. */
  readonly ani: string;
  /** The number that was called. @default - not set */
  readonly calledAddress?: string;
  /** The caller's name as the telephone network reports it. @default - not set */
  readonly remoteName?: string;
  /**
   * The keys that the caller presses at each prompt that asks for keys, in order: `1`, `4711#`, or an empty text for
   * none.
   *
   * @default - none
   */
  readonly keys?: readonly string[];
}

/** The event that starts a flow. */
export type Interaction =
  | (Caller & { readonly type: 'call' })
  | (Caller & {
      /** A call that a campaign made; `ani` is the number of the party that answered. */
      readonly type: 'outboundCall';
      /** The row of the contact list by its columns, as `Call.Contact`. @default - not set */
      readonly contact?: Readonly<Record<string, string>>;
    })
  | (Caller & {
      readonly type: 'waitingCall';
      /** Name of the queue in which the caller waits. */
      readonly queue: string;
      /** Position in the queue, from 1. @default - not set */
      readonly positionInQueue?: number;
      /** @default - not set */
      readonly estimatedWaitMs?: number;
      /** Milliseconds from the start until an agent takes the call, which ends the flow. @default - no agent does */
      readonly answeredAfterMs?: number;
    })
  | (Conversation & {
      readonly type: 'message';
      readonly senderAddress: string;
      readonly body: string;
      /** Whether this message began the conversation. @default true */
      readonly isNewConversation?: boolean;
    })
  | (Conversation & { readonly type: 'email'; readonly subject: string; readonly body: string })
  | {
      readonly type: 'workflow';
      /** Values of the flow's inputs by full name, such as `Flow.callerId`. */
      readonly inputs: Readonly<Record<string, unknown>>;
      readonly conversations: ConversationStore;
    };

/** An effect on the interaction that no action can read again. */
export type Effect =
  /** The script that an agent will see, with its inputs. Inputs that are not set are left out. */
  | {
      readonly kind: 'screenPop';
      readonly script: string;
      readonly inputs: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'wrapupCode'; readonly name: string };

export interface InteractionResult {
  /** For a workflow: the conversation whose data it used last, or an empty text. */
  readonly conversationId: string;
  readonly end: FlowEnd;
  /** The participant data of that conversation at the end. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Outputs of the flow by full name. Outputs that are not set are left out. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** The texts that were heard or read; silence has an empty text. */
  readonly said: readonly { readonly text: string; readonly ms: number }[];
  /** In the order in which they happened. */
  readonly effects: readonly Effect[];
  /** The reason why the flow itself failed. Left out if it did not fail. */
  readonly failed?: string;
  /** Milliseconds since 1970, UTC. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** How many actions ran. */
  readonly actions: number;
}
