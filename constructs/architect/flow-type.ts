/** The root key of a flow's YAML, in Archy's spelling. */
export type FlowType = 'inboundCall' | 'inboundShortMessage' | 'workflow';

/** What a flow type can do (docs/platform-facts.md, Flow YAML by type; Actions and where they exist). */
export interface Capabilities {
  /** What an entry point is called: call types have tasks, the others have states. */
  readonly sequences: 'tasks' | 'states';
  /** Whether Call Data reports a status and an error code to the flow. */
  readonly failureOutputs: boolean;
  /** Whether Call Data takes a processing prompt, and audio may be played at all. */
  readonly audio: boolean;
  /** Whether variables may be inputs and outputs of the flow. */
  readonly inputsAndOutputs: 'both' | 'outputs' | 'none';
  /** The roots of the built-in variables that exist there. */
  readonly builtIns: readonly string[];
  /** Whether a transfer to a queue can fail and has outputs that say so. */
  readonly transferFailure: boolean;
}

export const capabilities: Readonly<Record<FlowType, Capabilities>> = {
  inboundCall: {
    sequences: 'tasks',
    failureOutputs: false,
    audio: true,
    inputsAndOutputs: 'none',
    builtIns: ['Call', 'Flow'],
    transferFailure: true,
  },
  inboundShortMessage: {
    sequences: 'states',
    failureOutputs: true,
    audio: false,
    inputsAndOutputs: 'outputs',
    builtIns: ['Message', 'Flow'],
    transferFailure: false,
  },
  workflow: {
    sequences: 'states',
    failureOutputs: true,
    audio: false,
    inputsAndOutputs: 'both',
    builtIns: ['Flow'],
    transferFailure: false,
  },
};
