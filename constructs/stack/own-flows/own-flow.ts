import type { Flow } from '../../architect';
import type { DrawnFlow } from '../../genesys';
import type { OrgConfig } from '../../org';
import type { FlowContext, Uses } from './flow-context';

/** A flow of a project's own. Releases list it by its name. */
export type OwnFlow = WrittenFlow | FlowFromFile;

interface Common {
  /** Lower-case words joined by "-". Not the name in the org, which the flow itself has. */
  readonly name: string;
  /**
   * The longest time from the start of the flow to the end of its last data action, in seconds: an apply that destroys a
   * data action waits so long for calls in flight.
   */
  readonly longestSeconds: number;
}

/** A flow in TypeScript; see `defineFlow`. */
export interface WrittenFlow extends Common {
  readonly kind: 'written';
  /** The operations that the flow calls. */
  readonly uses: Uses;
  readonly flow: (context: FlowContext) => Flow;
}

/** A flow in Architect YAML; see `fromFile`. */
export interface FlowFromFile extends Common {
  readonly kind: 'fromFile';
  /** As mistakes name it. */
  readonly file: string;
  /** File of the objects that the flow names and the stack does not declare, for the sandbox. @default - none */
  readonly objects?: string;
  readonly flow: (org: OrgConfig) => DrawnFlow;
}

/** Of a flow that says nothing else: nothing but the flow itself shows how long it waits. */
export const usualLongestSeconds = 300;
