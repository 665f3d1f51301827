/** What the platform does not document, or what depends on the world outside a flow. */
export interface RunnerSettings {
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
}

/** Of a schedule: active when it is `open`. Of an emergency group: in force when it is `emergency`. */
export type ScheduleState = 'open' | 'closed' | 'holiday' | 'emergency';

export const defaultRunnerSettings: RunnerSettings = {
  speechMsPerCharacter: 60,
  unreportedFailureOutputs: 'keep',
  failTransfers: () => false,
  failLookups: () => false,
  scheduleState: () => 'open',
};
