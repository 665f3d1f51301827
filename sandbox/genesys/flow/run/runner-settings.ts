import { defaultExpressionSettings, type ExpressionSettings } from '../expression/settings';

/** Behaviour that the platform does not document, or that depends on the world outside of a flow. */
export interface RunnerSettings extends ExpressionSettings {
  /** Milliseconds that a character of speech takes. @default 60 */
  readonly speechMsPerCharacter: number;
  /**
   * Whether a statement of `updateData` sees what the statements before it wrote, or all of them see the variables as
   * they were before the action. @default 'sequence'
   */
  readonly updateDataStatements: 'sequence' | 'snapshot';
  /** What happens to the failure outputs of a Call Data whose error is not reported. @default 'keep' */
  readonly unreportedFailureOutputs: 'keep' | 'unset';
  /** Queues and flows to which a transfer fails. @default - none */
  readonly failTransfers: (target: string) => boolean;
  /**
   * What follows a transfer to a number outside the org that fails: the failure exit, as for transfers inside the org, or
   * the end of the call. @default 'failure'
   */
  readonly failedNumberTransfers: 'failure' | 'disconnect';
  /**
   * Where `previousMenu` leads: to the menu that the caller was in last, or to the one before that. @default 'last'
   */
  readonly previousMenu: 'last' | 'before';
  /** Data tables whose lookup fails. @default - none */
  readonly failLookups: (table: string) => boolean;
  /** The state of a schedule, a schedule group or an emergency group, by its name. @default - open */
  readonly scheduleState: (name: string) => ScheduleState;
  /** The external contact that has an id. @default - none exists */
  readonly externalContact: (id: string) => ExternalContact | undefined;
  /**
   * The result of a conversation with a bot. @default - ended by the flow of the bot, without an intent, no slot filled
   */
  readonly botResult: (call: BotCall) => BotResult;
  /**
   * Whether a caller confirms the digits that `collectInput` reads back; it fails if the caller does not. @default -
   * always
   */
  readonly confirmInput: (digits: string) => boolean;
}

/** Properties of an external contact by the names that expressions use. A property that is left out is not set. */
export interface ExternalContact {
  readonly [property: string]: string | boolean | Readonly<Record<string, string | boolean>>;
}

export interface BotCall {
  /** Name of the bot flow. */
  readonly bot: string;
  /** The text that the customer said before; not set if the flow gives none. */
  readonly inputText: string | undefined;
  /** Values of slots by full name, such as `Slot.Email`. Slots that are not set are left out. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface BotResult {
  /** In the platform's words: `TriggeredByFlow`, `AgentRequestedByUser`, ... @default 'TriggeredByFlow' */
  readonly exitReason?: string;
  /** @default - not set, as if the bot recognised none */
  readonly intent?: string;
  /** Values of slots by full name. A slot that is left out is not set. @default - none */
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** A schedule is active if it is `open`. An emergency group is in force if it is `emergency`. */
export type ScheduleState = 'open' | 'closed' | 'holiday' | 'emergency';

export const defaultRunnerSettings: RunnerSettings = {
  ...defaultExpressionSettings,
  speechMsPerCharacter: 60,
  updateDataStatements: 'sequence',
  unreportedFailureOutputs: 'keep',
  failTransfers: () => false,
  failedNumberTransfers: 'failure',
  previousMenu: 'last',
  failLookups: () => false,
  scheduleState: () => 'open',
  externalContact: () => undefined,
  botResult: () => ({}),
  confirmInput: () => true,
};
