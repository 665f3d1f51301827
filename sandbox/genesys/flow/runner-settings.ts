/** What the platform does not document, or what depends on the world outside a flow. */
export interface RunnerSettings {
  /** Milliseconds that a character of speech takes. @default 60 */
  readonly speechMsPerCharacter: number;
  /** What becomes of the failure outputs of a Call Data whose error is not reported. @default 'keep' */
  readonly unreportedFailureOutputs: 'keep' | 'unset';
  /** Queues to which a transfer fails. @default - none */
  readonly failTransfers: (queue: string) => boolean;
}

export const defaultRunnerSettings: RunnerSettings = {
  speechMsPerCharacter: 60,
  unreportedFailureOutputs: 'keep',
  failTransfers: () => false,
};
