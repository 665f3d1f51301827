import type { DataActionRef, InputBindings, Inputs, OutputBindings, Outputs } from '../data-action-ref';
import type { Expression, Variable } from '../expression';
import type { FlowType } from '../flow-type';
import type { AnyNode, Node } from './node';

/** Calls a data action. */
export interface CallData {
  readonly kind: 'callData';
  readonly name: string;
  readonly action: DataActionRef;
  readonly inputs: Readonly<Record<string, Expression>>;
  readonly outputs: Readonly<Record<string, Variable>>;
  readonly timeoutSeconds: number;
  /** Where failure details go; undefined in voice flows, which cannot read them. */
  readonly failureOutputs?: FailureOutputs;
  readonly onSuccess: readonly AnyNode[];
  readonly onFailure: readonly AnyNode[];
  readonly onTimeout: readonly AnyNode[];
}

/** What a failed data action tells a flow that is not a call. The platform does not document the values. */
export interface FailureOutputs {
  readonly status?: Variable<'integer'>;
  readonly errorCode?: Variable<'string'>;
}

export interface CallDataProps<F extends FlowType, I extends Inputs, O extends Outputs> {
  readonly name: string;
  readonly action: DataActionRef<I, O>;
  readonly inputs: InputBindings<I>;
  /** Variables that receive outputs of the action. @default - all outputs are dropped */
  readonly outputs?: OutputBindings<O>;
  /** The flow's own timer, in seconds. */
  readonly timeoutSeconds: number;
  readonly onSuccess: readonly Node<F>[];
  readonly onFailure: readonly Node<F>[];
  readonly onTimeout: readonly Node<F>[];
}

/** Call Data in a flow that cannot read why it failed. */
export function callData<F extends FlowType, I extends Inputs, O extends Outputs>(
  props: CallDataProps<F, I, O>,
): Node<F> {
  return Object.freeze({
    kind: 'callData',
    ...props,
    inputs: props.inputs as Readonly<Record<string, Expression>>,
    outputs: (props.outputs ?? {}) as Readonly<Record<string, Variable>>,
  });
}

/** Call Data that keeps the details of a failure; flows that are calls have no such outputs. */
export function callDataWithFailure<F extends Exclude<FlowType, 'inboundCall'>, I extends Inputs, O extends Outputs>(
  props: CallDataProps<F, I, O> & { readonly failureOutputs: FailureOutputs },
): Node<F> {
  return callData<F, I, O>(props);
}
