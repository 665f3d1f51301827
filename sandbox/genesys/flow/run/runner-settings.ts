import { defaultExpressionSettings, type ExpressionSettings } from '../expression/settings';

/** What the platform does not document, or what depends on the world outside a flow. */
export interface RunnerSettings extends ExpressionSettings {
  /** Milliseconds that a character of speech takes. @default 60 */
  readonly speechMsPerCharacter: number;
  /** What becomes of the failure outputs of a Call Data whose error is not reported. @default 'keep' */
  readonly unreportedFailureOutputs: 'keep' | 'unset';
  /** Queues and flows to which a transfer fails. @default - none */
  readonly failTransfers: (target: string) => boolean;
  /** Data tables whose lookup fails. @default - none */
  readonly failLookups: (table: string) => boolean;
  /** How a schedule, a schedule group or an emergency group stands, by its name. @default - open */
  readonly scheduleState: (name: string) => ScheduleState;
  /** The external contact that has an id. @default - none exists */
  readonly externalContact: (id: string) => ExternalContact | undefined;
  /** How a conversation with a bot ends. @default - by the bot's own exit, without an intent, no slot filled */
  readonly botResult: (call: BotCall) => BotResult;
  /** Whether a caller confirms the digits that `collectInput` reads back; otherwise it fails. @default - always */
  readonly confirmInput: (digits: string) => boolean;
}

/** Properties of an external contact by the names that expressions use; what is left out is not set. */
export interface ExternalContact {
  readonly [property: string]: string | boolean | Readonly<Record<string, string | boolean>>;
}

export interface BotCall {
  /** Name of the bot flow. */
  readonly bot: string;
  /** What the customer said before; not set when the flow gives nothing. */
  readonly inputText: string | undefined;
  /** Values of slots by full name, such as `Slot.Email`; one that is not set is left out. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface BotResult {
  /** In the platform's words: `TriggeredByFlow`, `AgentRequestedByUser`, ... @default 'TriggeredByFlow' */
  readonly exitReason?: string;
  /** @default - not set, as when the bot recognises none */
  readonly intent?: string;
  /** Values of slots by full name; one that is left out is not set. @default - none */
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Of a schedule: active when it is `open`. Of an emergency group: in force when it is `emergency`. */
export type ScheduleState = 'open' | 'closed' | 'holiday' | 'emergency';

export const defaultRunnerSettings: RunnerSettings = {
  ...defaultExpressionSettings,
  speechMsPerCharacter: 60,
  unreportedFailureOutputs: 'keep',
  failTransfers: () => false,
  failLookups: () => false,
  scheduleState: () => 'open',
  externalContact: () => undefined,
  botResult: () => ({}),
  confirmInput: () => true,
};
