import type { DataActionBindings, FailureOutputTargets } from '../archy';
import type { DataActionRef } from '../data-action-ref';
import type { Expression, Variable } from '../expression';
import { noValue, target, value } from './values';

/** The inputs and outputs of a data action. Every field of the contract is listed, bound or not. */
export function bindings(
  { inputs, outputs }: Pick<DataActionRef, 'inputs' | 'outputs'>,
  boundInputs: Readonly<Record<string, Expression>>,
  boundOutputs: Readonly<Record<string, Variable>>,
): Pick<DataActionBindings, 'inputs' | 'successOutputs'> {
  return {
    ...(hasAny(inputs) && { inputs: bind(inputs, boundInputs, value) }),
    ...(hasAny(outputs) && { successOutputs: bind(outputs, boundOutputs, target) }),
  };
}

export function failureOutputs(bound: {
  readonly errorCode?: Variable;
  readonly status?: Variable;
}): FailureOutputTargets {
  return {
    errorCode: target(bound.errorCode),
    status: target(bound.status),
    correlationId: noValue,
    entityId: noValue,
    entityName: noValue,
    userMessage: noValue,
    userParamsMessage: noValue,
    'userParams.key': noValue,
    'userParams.value': noValue,
    'details.errorCode': noValue,
    'details.fieldName': noValue,
    'details.entityId': noValue,
    'details.entityName': noValue,
  };
}

function bind<B, T>(contract: object, bound: Readonly<Record<string, B>>, render: (given: B | undefined) => T) {
  const entries = Object.keys(contract).map((name) => [name, render(own(bound, name))] as const);
  return Object.fromEntries(entries);
}

// A contract may have a field whose name every object has, such as "constructor".
function own<B>(bound: Readonly<Record<string, B>>, name: string): B | undefined {
  return Object.hasOwn(bound, name) ? bound[name] : undefined;
}

function hasAny(contract: object): boolean {
  return Object.keys(contract).length > 0;
}
