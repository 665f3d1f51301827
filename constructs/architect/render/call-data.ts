import { type DataActionBindings, type FailureOutputKey, failureOutputKeys, type Target } from '../archy';
import { capabilities, type FlowType } from '../flow-type';
import type { CallData, FailureOutputs } from '../nodes';
import { target, value } from './values';

/** What a Call Data gives to its action and takes from it. Everything of the contract is listed, bound or not. */
export function bindings(node: CallData, type: FlowType): DataActionBindings {
  return {
    ...(hasAny(node.action.inputs) && { inputs: bind(node.action.inputs, node.inputs, value) }),
    ...(hasAny(node.action.outputs) && { successOutputs: bind(node.action.outputs, node.outputs, target) }),
    ...(capabilities[type].failureOutputs && { failureOutputs: failures(node.failureOutputs ?? {}) }),
  };
}

function failures(bound: FailureOutputs): Record<FailureOutputKey, Target> {
  const targets: Partial<Record<FailureOutputKey, Target>> = {
    errorCode: target(bound.errorCode),
    status: target(bound.status),
  };
  return Object.fromEntries(failureOutputKeys.map((key) => [key, targets[key] ?? target(undefined)])) as Record<
    FailureOutputKey,
    Target
  >;
}

function bind<B, T>(contract: object, bound: Readonly<Record<string, B>>, render: (given: B | undefined) => T) {
  const entries = Object.keys(contract).map((name) => [name, render(own(bound, name))] as const);
  return Object.fromEntries(entries);
}

// A contract may well have a field called "constructor".
function own<B>(bound: Readonly<Record<string, B>>, name: string): B | undefined {
  return Object.hasOwn(bound, name) ? bound[name] : undefined;
}

function hasAny(contract: object): boolean {
  return Object.keys(contract).length > 0;
}
