import type { FlowEnd } from '../../trace';

/** Participant data by conversation id; shared between runs, so that a conversation can come back. */
export type ConversationStore = Map<string, Map<string, string>>;

/** What starts a flow. */
export type Interaction =
  | {
      readonly type: 'call';
      readonly conversationId: string;
      /** The caller's number, such as `tel:+15550100`. */
      readonly ani: string;
      /** Participant data that the conversation already has. */
      readonly attributes?: Readonly<Record<string, string>>;
      /** Where the conversation keeps its data. @default - known to this run alone */
      readonly conversations?: ConversationStore;
    }
  | {
      readonly type: 'message';
      readonly conversationId: string;
      readonly senderAddress: string;
      readonly body: string;
      /** Participant data that the conversation already has. */
      readonly attributes?: Readonly<Record<string, string>>;
      /** Where the conversation keeps its data. @default - known to this run alone */
      readonly conversations?: ConversationStore;
    }
  | {
      readonly type: 'workflow';
      /** Values of the flow's inputs by full name, such as `Flow.callerId`. */
      readonly inputs: Readonly<Record<string, unknown>>;
      readonly conversations: ConversationStore;
    };

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
  /** Why the flow itself failed; left out when it did not. */
  readonly failed?: string;
  /** Milliseconds since 1970, UTC. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** How many actions ran. */
  readonly actions: number;
}
