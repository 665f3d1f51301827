import { type AnyNode, type FlowType, type Variable, variablesIn } from '../architect';
import type { Medium } from './dialect';
import type { Limits } from './limits';
import type { Recipe } from './recipe';
import type { RecordActions } from './record';
import { type Statuses, StatusTests } from './statuses';
import type { TokenAction } from './token-step';
import { memory, results } from './variables';

/** What every flow that ships needs. */
export interface ShippedFlowProps {
  readonly name: string;
  readonly description: string;
  readonly division: string;
  /** Language tag in lower case. */
  readonly language: string;
  readonly actions: RecordActions;
  /** @default - the platform gets and renews tokens (platform auth) */
  readonly refreshToken?: TokenAction;
  readonly limits: Limits;
  readonly statuses: Statuses;
  readonly onUnknownFailure: 'retry' | 'neverRecreate';
  /** How many last digits of a phone number must match a caller's. */
  readonly matchDigits: number;
}

/** The recipe of an org in a flow of some type. */
export function recipeOf<F extends FlowType>(
  medium: Medium<F>,
  props: Pick<ShippedFlowProps, 'limits' | 'refreshToken' | 'statuses' | 'onUnknownFailure'>,
): Recipe<F> {
  const { limits, refreshToken, onUnknownFailure } = props;
  const status = new StatusTests(memory.status, props.statuses);
  return { medium, limits, onUnknownFailure, status, ...(refreshToken ? { refreshToken } : {}) };
}

/** The variables that the actions use, to be declared by the flow. */
export function usedVariables(actions: readonly AnyNode[], own: readonly Variable[] = []): readonly Variable[] {
  const used = variablesIn(actions);
  return [...own, ...Object.values(memory), ...Object.values(results)].filter(({ name }) => used.has(name));
}
