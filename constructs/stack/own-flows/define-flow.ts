import type { Flow } from '../../architect';
import { placedIn } from '../placed-in';
import type { FlowContext, Uses } from './flow-context';
import { usualLongestSeconds, type WrittenFlow } from './own-flow';
import { refuseMistakes } from './own-flow-mistakes';

export interface DefineFlowProps<U extends Uses> {
  /** Lower-case words joined by "-", by which releases list the flow. */
  readonly name: string;
  /** The operations that the flow calls, by the names that it gives them. @default - none */
  readonly uses?: U;
  /** Makes the flow for an org. It must make the same flow each time. */
  readonly flow: (context: FlowContext<U>) => Flow;
  /**
   * The longest time from the start of the flow to the end of its last data action, in seconds: an apply that destroys a
   * data action waits so long for calls in flight. @default 300
   */
  readonly longestSeconds?: number;
}

/**
 * Declares a flow in TypeScript.
 *
 * @throws UserError that lists the mistakes in its name and its times
 */
export function defineFlow<const U extends Uses>(props: DefineFlowProps<U>): WrittenFlow {
  const { name, uses = {}, flow, longestSeconds = usualLongestSeconds } = props;
  placedIn(defineFlow, () => refuseMistakes({ name, longestSeconds }));
  // The context is made from the same `uses`.
  const build = flow as (context: FlowContext) => Flow;
  return Object.freeze({ kind: 'written', name, uses, flow: build, longestSeconds });
}
