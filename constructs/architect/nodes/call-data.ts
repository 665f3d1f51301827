import { checkFields, fieldsIn } from '../check/fields';
import { checkLabel } from '../check/texts';
import type { DataActionRef, InputBindings, Inputs, OutputBindings, Outputs } from '../data-action-ref';
import { inputNeeded, noFailureOutputs, secureAction, timeout } from '../errors';
import type { Expression, Variable } from '../expression';
import type { FlowType, FlowTypeWith } from '../flow-type';
import { bindings, failureOutputs } from '../render/bindings';
import { noValue } from '../render/values';
import { everywhere, type NodeDefinition } from './definition';
import type { AnyNode, Node } from './node';

/** Calls a data action. */
export interface CallData {
  readonly kind: 'callData';
  readonly name: string;
  readonly action: DataActionRef;
  readonly inputs: Readonly<Record<string, Expression>>;
  readonly outputs: Readonly<Record<string, Variable>>;
  readonly timeoutSeconds: number;
  /** Receives the details of a failure; undefined in voice flows, which cannot read them. */
  readonly failureOutputs?: FailureOutputs;
  readonly onSuccess: readonly AnyNode[];
  readonly onFailure: readonly AnyNode[];
  readonly onTimeout: readonly AnyNode[];
}

/** The details that a failed data action reports to a flow that is not a call. The platform does not document their values. */
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

/** Longest name of a data action. */
const nameLimit = 256;

const failureFields = {
  status: { type: 'integer' },
  errorCode: { type: 'string' },
} as const satisfies Readonly<Record<keyof FailureOutputs, Outputs[string]>>;

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
export function callDataWithFailure<
  F extends FlowTypeWith<'failureOutputs', true>,
  I extends Inputs,
  O extends Outputs,
>(props: CallDataProps<F, I, O> & { readonly failureOutputs: FailureOutputs }): Node<F> {
  return callData<F, I, O>(props);
}

export const callDataDefinition: NodeDefinition<CallData> = {
  availability: everywhere,
  branches: ({ onSuccess, onFailure, onTimeout }) => [
    { exit: 'success', actions: onSuccess },
    { exit: 'failure', actions: onFailure },
    { exit: 'timeout', actions: onTimeout },
  ],
  evaluates: ({ action, inputs }) =>
    fieldsIn(action.inputs, inputs).map(({ name, bound, type }) => ({
      what: `input ${JSON.stringify(name)}`,
      expression: bound,
      type,
    })),
  assigns: ({ action, outputs, failureOutputs: failures = {} }) => [
    ...fieldsIn(action.outputs, outputs).map(({ name, bound, type }) => ({
      what: `output ${JSON.stringify(name)}`,
      variable: bound,
      type,
    })),
    ...fieldsIn(failureFields, { ...failures }).map(({ name, bound, type }) => ({
      what: `failure output ${JSON.stringify(name)}`,
      variable: bound,
      type,
    })),
  ],
  names: ({ action }) => ({ dataActions: [action], queues: [] }),
  continuation: () => 'byBranch',
  // The contract of the action: docs/platform-facts.md, Call Data and its failures.
  check: ({ action, inputs, outputs, timeoutSeconds, failureOutputs: failures }, place) => {
    checkLabel(place, 'category of the data action', action.category, nameLimit);
    checkLabel(place, 'name of the data action', action.name, nameLimit);
    if (action.secure) place.report(secureAction(action.name));
    if (!Number.isInteger(timeoutSeconds) || timeoutSeconds < 1) place.report(timeout(timeoutSeconds));
    for (const [name, { required }] of Object.entries(action.inputs)) {
      const isGiven = Object.hasOwn(inputs, name) && inputs[name] !== undefined;
      if (required && !isGiven) place.report(inputNeeded(name));
    }
    checkFields(place, 'input', action.inputs, inputs);
    checkFields(place, 'output', action.outputs, outputs);
    if (failures === undefined) return;
    const { type, can } = place.flow;
    if (!can.failureOutputs) place.report(noFailureOutputs(type));
    checkFields(place, 'failure output', failureFields, { ...failures });
  },
  render: (node, { can, outputs }) => ({
    callData: {
      name: node.name,
      ...(can.audio && { processingPrompt: noValue }),
      timeout: { lit: { seconds: node.timeoutSeconds } },
      category: {
        [node.action.category]: {
          dataAction: {
            [node.action.name]: {
              ...bindings(node.action, node.inputs, node.outputs),
              ...(can.failureOutputs && { failureOutputs: failureOutputs(node.failureOutputs ?? {}) }),
            },
          },
        },
      },
      ...outputs({ success: node.onSuccess, failure: node.onFailure, timeout: node.onTimeout }),
    },
  }),
};
