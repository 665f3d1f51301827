import type { FlowEnd } from '../../trace';

/** Participant data by conversation id; shared between runs, so that a conversation can come back. */
export type ConversationStore = Map<string, Map<string, string>>;

interface Conversation {
  readonly conversationId: string;
  /** Participant data that the conversation already has. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Where the conversation keeps its data. @default - known to this run alone */
  readonly conversations?: ConversationStore;
}

interface Caller extends Conversation {
  /** The caller's number, such as `tel:+15550100`. */
  readonly ani: string;
  /** The number that was called. @default - not set */
  readonly calledAddress?: string;
  /** The caller's name as the line tells it. @default - not set */
  readonly remoteName?: string;
  /**
   * What the caller presses at each prompt that asks for keys, in order: `1`, `4711#`, or an empty text for nothing.
   *
   * @default - nothing
   */
  readonly keys?: readonly string[];
}

/** What starts a flow. */
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
      /** 1 is next. @default - not set */
      readonly positionInQueue?: number;
      /** @default - not set */
      readonly estimatedWaitMs?: number;
      /** How long after the start an agent takes the call, which ends the flow. @default - nobody does */
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

/** Something that a flow did to the interaction and that nothing in a flow can read again. */
export type Effect =
  /** The script that an agent will see, with its inputs; one that is not set is left out. */
  | {
      readonly kind: 'screenPop';
      readonly script: string;
      readonly inputs: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'wrapupCode'; readonly name: string };

export interface InteractionResult {
  /** Of a workflow: the conversation whose data it used last, or an empty text. */
  readonly conversationId: string;
  readonly end: FlowEnd;
  /** The participant data of that conversation at the end. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Outputs of the flow by full name; one that is not set is left out. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** What was heard or read; silence has no text. */
  readonly said: readonly { readonly text: string; readonly ms: number }[];
  /** In the order in which they happened. */
  readonly effects: readonly Effect[];
  /** Why the flow itself failed; left out when it did not. */
  readonly failed?: string;
  /** Milliseconds since 1970, UTC. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** How many actions ran. */
  readonly actions: number;
}
