import { architectType, type FieldType } from '../data-action-ref';
import { inputNeeded, noFailureOutputs, secureAction, timeout, unknownField } from '../errors';
import type { Variable } from '../expression';
import type { CallData, FailureOutputs } from '../nodes';
import type { ValueType } from '../value-type';
import { checkExpression } from './expressions';
import type { Place } from './place';
import { checkLabel } from './texts';
import { checkTarget } from './variables';

/** Longest name of a data action. */
const nameLimit = 256;

const failureTypes: Readonly<Record<string, ValueType>> = {
  status: 'integer',
  errorCode: 'string',
} satisfies Record<keyof FailureOutputs, ValueType>;

/** Call Data against the contract of its action (docs/platform-facts.md, Call Data and its failures). */
export function checkCallData(node: CallData, place: Place): void {
  const { action, timeoutSeconds } = node;
  checkLabel(place, 'category of the data action', action.category, nameLimit);
  checkLabel(place, 'name of the data action', action.name, nameLimit);
  if (action.secure) place.report(secureAction(action.name));
  if (!Number.isInteger(timeoutSeconds) || timeoutSeconds < 1) place.report(timeout(timeoutSeconds));
  checkInputs(node, place);
  checkOutputs(node, place);
  if (node.failureOutputs !== undefined) checkFailureOutputs(node.failureOutputs, place);
}

function checkInputs({ action, inputs }: CallData, place: Place): void {
  for (const [name, field] of Object.entries(action.inputs)) {
    checkLabel(place, 'name of an input', name);
    if (field.required && !isGiven(inputs, name)) place.report(inputNeeded(name));
  }
  for (const [name, value] of given(inputs)) {
    const type = typeIn(action.inputs, name);
    if (type === undefined) place.report(unknownField('input', name, Object.keys(action.inputs)));
    else checkExpression(place, `input ${JSON.stringify(name)}`, value, type);
  }
}

function checkOutputs({ action, outputs }: CallData, place: Place): void {
  for (const name of Object.keys(action.outputs)) checkLabel(place, 'name of an output', name);
  for (const [name, target] of given(outputs)) {
    const type = typeIn(action.outputs, name);
    if (type === undefined) place.report(unknownField('output', name, Object.keys(action.outputs)));
    else checkTarget(place, `output ${JSON.stringify(name)}`, target, type);
  }
}

function checkFailureOutputs(outputs: FailureOutputs, place: Place): void {
  if (!place.flow.can.failureOutputs) place.report(noFailureOutputs(place.flow.type));
  for (const [name, target] of given<Variable>({ ...outputs })) {
    const type = failureTypes[name];
    if (type === undefined) place.report(unknownField('failure output', name, Object.keys(failureTypes)));
    else checkTarget(place, `failure output ${JSON.stringify(name)}`, target, type);
  }
}

function typeIn(contract: Readonly<Record<string, { readonly type: FieldType }>>, name: string): ValueType | undefined {
  const field = contract[name];
  return field && architectType[field.type];
}

function isGiven(bindings: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.hasOwn(bindings, name) && bindings[name] !== undefined;
}

function given<T>(bindings: { readonly [name: string]: T | undefined }): [string, T][] {
  return Object.entries(bindings).filter((entry): entry is [string, T] => entry[1] !== undefined);
}
