import type { Process } from '../../../clock';
import type { ActionOutcome } from '../../data-actions/action-outcome';
import type { DataAction } from '../../org/entities';

/** Runs a data action for a flow. `timeoutMs` is the step's own timer; left out where the step has none. */
export type ActionExecutor = (
  action: DataAction,
  inputs: Readonly<Record<string, unknown>>,
  options: { readonly timeoutMs?: number },
) => Process<ActionOutcome>;
