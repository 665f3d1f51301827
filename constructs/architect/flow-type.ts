/** The root key of a flow's YAML, in Archy's spelling. */
export type FlowType = 'inboundCall' | 'inboundShortMessage' | 'workflow';

/** What a flow type can do (docs/platform-facts.md, Flow YAML by type; Actions and where they exist). */
export interface Capabilities {
  /** The name of an entry point: call types have tasks, the others have states. */
  readonly sequences: 'tasks' | 'states';
  /** Whether the flow has a conversation of its own, or names one in each action that needs it. */
  readonly conversation: 'own' | 'named';
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
  /** The actions that end a path, in words: "finish it with ...". */
  readonly endings: string;
}

const byType = {
  inboundCall: {
    sequences: 'tasks',
    conversation: 'own',
    failureOutputs: false,
    audio: true,
    inputsAndOutputs: 'none',
    builtIns: ['Call', 'Flow'],
    transferFailure: true,
    endings: 'disconnect, or with a transfer whose failure branch ends too',
  },
  inboundShortMessage: {
    sequences: 'states',
    conversation: 'own',
    failureOutputs: true,
    audio: false,
    inputsAndOutputs: 'outputs',
    builtIns: ['Message', 'Flow'],
    transferFailure: false,
    endings: 'disconnect or transferMessage',
  },
  workflow: {
    sequences: 'states',
    conversation: 'named',
    failureOutputs: true,
    audio: false,
    inputsAndOutputs: 'both',
    builtIns: ['Flow'],
    transferFailure: false,
    endings: 'endWorkflow',
  },
} as const satisfies Readonly<Record<FlowType, Capabilities>>;

export const capabilities: Readonly<Record<FlowType, Capabilities>> = byType;

/** The flow types with a capability, such as `FlowTypeWith<'failureOutputs', true>`. */
export type FlowTypeWith<C extends keyof Capabilities, V extends Capabilities[C]> = {
  readonly [F in FlowType]: (typeof byType)[F][C] extends V ? F : never;
}[FlowType];
