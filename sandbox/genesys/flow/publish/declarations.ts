import type { YamlNode } from '../../../../input/yaml-node';
import type { Evaluate } from '../expression/compiled';
import { isValueType, type ValueType, valueTypes } from '../expression/types';
import type { LaunchVariable } from '../run/program';
import type { Initial } from '../run/run';
import * as errors from './errors';
import { Fields, wrapped } from './fields';
import type { FlowContext } from './flow-context';
import type { Reporter } from './reporter';
import { Values } from './values';
import type { Variables } from './variables';

export interface Declarations {
  readonly initial: readonly Initial[];
  readonly inputs: readonly LaunchVariable[];
  readonly outputs: readonly LaunchVariable[];
}

interface Declared extends LaunchVariable {
  readonly evaluate: Evaluate;
  readonly isInput: boolean;
  readonly isOutput: boolean;
}

const suffix = 'Variable';

/** Reads a list of `<type>Variable` items, declares them in a scope, and reports mistakes. */
export function declareVariables(
  items: readonly YamlNode[],
  scope: Variables,
  flow: FlowContext,
  reporter: Reporter,
): Declarations {
  const declared = items.flatMap((node) => declareVariable(node, scope, flow, reporter) ?? []);
  return {
    initial: declared,
    inputs: declared.filter(({ isInput }) => isInput),
    outputs: declared.filter(({ isOutput }) => isOutput),
  };
}

/** Initial values of the variables of a scope. Variables that only an output declares are not set. */
export function ownInitial(scope: Variables, declared: readonly Initial[]): readonly Initial[] {
  const slots = new Set(declared.map(({ slot }) => slot));
  const undeclared = scope.own.filter((slot) => !slots.has(slot));
  return [...declared, ...undeclared.map((slot) => ({ slot, evaluate: () => undefined }))];
}

function declareVariable(
  node: YamlNode,
  scope: Variables,
  flow: FlowContext,
  reporter: Reporter,
): Declared | undefined {
  const item = wrapped(node, reporter, 'a variable');
  if (item === undefined) return undefined;
  const type = item.key.endsWith(suffix) ? item.key.slice(0, -suffix.length) : item.key;
  if (!isValueType(type) || !item.key.endsWith(suffix)) {
    reporter.report(
      item,
      errors.unknownType(
        item.key,
        valueTypes.map((known) => `${known}${suffix}`),
      ),
    );
    return undefined;
  }
  return Fields.read(item.value, reporter, item.key, (fields) => declare(fields, type, scope, flow));
}

function declare(fields: Fields, type: ValueType, scope: Variables, flow: FlowContext): Declared | undefined {
  const { reporter, node } = fields;
  fields.required('name');
  fields.ignore('description');
  const name = fields.text('name');
  const [isInput, isOutput] = [fields.flag('isInput'), fields.flag('isOutput')];
  const isSecure = fields.flag('isSecure');
  const { evaluate } = new Values(reporter, scope).value(fields.optional('initialValue'), type, 'initialValue');
  if (name === undefined) return undefined;
  if (!scope.owns(name)) reporter.report(node, errors.badVariableName(name, scope.prefixes));
  const ofFlow = scope.prefixes.includes(flow.rules.scope);
  if (ofFlow && isInput && !flow.rules.inputs) reporter.report(node, errors.inputRefused(name, flow.type));
  if (ofFlow && isOutput && !flow.rules.outputs) reporter.report(node, errors.outputRefused(name, flow.type));
  if (isSecure && !flow.rules.secureVariables) reporter.report(node, errors.secureRefused(name, flow.type));
  if (isSecure && (isInput || isOutput)) reporter.report(node, errors.secureLaunchVariable(name));
  const variable = scope.declare(name, type, { secure: isSecure });
  if (variable === undefined) reporter.report(node, errors.duplicateVariable(name));
  return variable && { name, type, slot: variable.slot, evaluate, isInput, isOutput };
}
