import { type AnyNode, type FlowType, type Variable, variablesIn } from '../architect';
import type { Limits } from './limits';
import type { Dialect, Recipe, TokenAction } from './recipe';
import type { RecordActions } from './record';
import { type Statuses, StatusTests } from './statuses';
import { memory, results } from './variables';

/** Settings that every shipped flow needs. */
export interface ShippedFlowProps {
  /** Name of the flow, unique in the org. */
  readonly name: string;
  /** Purpose of the flow, on one line. */
  readonly description: string;
  /** Name of the division that the flow belongs to. */
  readonly division: string;
  /** Language tag in lower case, such as `en-us`. */
  readonly language: string;
  /** The data actions that the flow calls. */
  readonly actions: RecordActions;
  /** @default - the platform gets and renews tokens (platform auth) */
  readonly refreshToken?: TokenAction;
  /** How long and how often the flow tries. */
  readonly limits: Limits;
  /** The meaning of the statuses that the flow sees. */
  readonly statuses: Statuses;
  /** After a failure that leaves open whether a record exists: look up and create again, or only look up. */
  readonly onUnknownFailure: 'retry' | 'neverRecreate';
  /** Inputs of the create that have the same text in every record, besides those that the flow fills. @default - none */
  readonly fixedInputs?: Readonly<Record<string, string>>;
  /** How many last digits of a phone number must match a caller's. */
  readonly matchDigits: number;
}

/** The recipe of an org for flows of the dialect's type. */
export function recipeOf<F extends FlowType>(
  dialect: Dialect<F>,
  props: Pick<ShippedFlowProps, 'limits' | 'refreshToken' | 'statuses' | 'onUnknownFailure'>,
): Recipe<F> {
  const { limits, refreshToken, onUnknownFailure } = props;
  const status = new StatusTests(memory.status, props.statuses);
  return { dialect, limits, onUnknownFailure, status, ...(refreshToken ? { refreshToken } : {}) };
}

/** The variables that the flow must declare: those of its own and of the recipe that the actions use. */
export function usedVariables(actions: readonly AnyNode[], own: readonly Variable[] = []): readonly Variable[] {
  const used = variablesIn(actions);
  return [...own, ...Object.values(memory), ...Object.values(results)].filter(({ name }) => used.has(name));
}
