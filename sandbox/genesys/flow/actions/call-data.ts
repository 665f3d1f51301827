import { UserError } from '../../../../input/user-error';
import type { Process } from '../../../clock';
import type { ActionError, ActionOutcome } from '../../data-actions/action-outcome';
import type { BoundAction } from '../../org/entities';
import type { Evaluate } from '../expression/compiled';
import type { Value, ValueType } from '../expression/types';
import type { ActionContext } from '../publish/action-context';
import { inputTypes, outputTypes } from '../publish/contract-types';
import type { Fields } from '../publish/fields';
import { readDurationLiteral } from '../publish/literals';
import type { FlowVariable } from '../publish/variables';
import type { Behaviour } from '../run/action';
import { outputOfWrongType } from '../run/errors';
import { fits } from '../run/fits';
import type { Run } from '../run/run';
import * as errors from './errors';
import { branchesOf } from './exits';

interface Binding {
  readonly output: string;
  readonly variable: FlowVariable;
}

/** The data action of a Call Data, its inputs, and the variables that receive the results. */
interface Call {
  readonly action: BoundAction | undefined;
  readonly inputs: readonly { readonly name: string; readonly evaluate: Evaluate }[];
  readonly outputs: readonly Binding[];
  readonly failureOutputs: readonly Binding[];
}

/** Calls a data action. Queued audio plays before. Exits: success, failure, timeout. */
export function callData(context: ActionContext): Behaviour {
  return callingData(context, 'plain');
}

/** Call Data and Call Secure Data: each calls the data actions that the other one cannot. */
export function callingData(context: ActionContext, which: 'plain' | 'secure'): Behaviour {
  const { fields, flow } = context;
  if (flow.rules.voice) fields.ignore('processingPrompt');
  const timeoutMs = timeout(context);
  const call = readCategory(context, which);
  const exits = branchesOf(context, 'success', 'failure', 'timeout');
  const options = timeoutMs === undefined ? {} : { timeoutMs };
  return {
    exits,
    *perform(run): Process<string> {
      yield* run.flush();
      const outcome = yield* run.execute(call.action as BoundAction, evaluated(call, run), options);
      if (outcome.exit === 'success') bindOutputs(run, call, outcome.outputs);
      if (outcome.exit === 'failure') bindFailure(run, call, outcome.error);
      return outcome.exit satisfies ActionOutcome['exit'];
    },
  };
}

function timeout({ fields, reporter }: ActionContext): number | undefined {
  const node = fields.optional('timeout');
  return fields.map(node, 'timeout', (given) => {
    const lit = given.optional('lit');
    const none = given.flag('noValue');
    if (lit === undefined) {
      if (!none) reporter.report(given.node, errors.literalTimeoutNeeded());
      given.ignore('exp');
      return undefined;
    }
    const milliseconds = readDurationLiteral(lit, reporter);
    if (milliseconds === 0) reporter.report(lit, errors.timeoutTooShort());
    return milliseconds;
  });
}

function readCategory(context: ActionContext, which: 'plain' | 'secure'): Call {
  const { fields, flow, reporter } = context;
  const category = fields.map(fields.required('category'), 'category', (map) =>
    map.only('the category of the data action'),
  );
  const holder = category && fields.map(category.value, 'category', (map) => map.required('dataAction'));
  const named = holder && fields.map(holder, 'dataAction', (map) => map.only('the name of the data action'));
  if (category === undefined || named === undefined) return noCall;
  const action = flow.org.dataAction(category.key, named.key);
  if (action === undefined) reporter.report(named, errors.unknownDataAction(category.key, named.key));
  else if (action.secure !== (which === 'secure')) {
    const mistake = action.secure ? errors.secureDataAction : errors.plainDataAction;
    reporter.report(named, mistake(category.key, named.key));
  }
  const call = fields.map(named.value, `data action "${named.key}"`, (map) => readCall(context, map, action, which));
  return call ?? noCall;
}

function readCall(
  context: ActionContext,
  map: Fields,
  action: BoundAction | undefined,
  which: 'plain' | 'secure',
): Call {
  const { flow, reporter } = context;
  const failure = map.optional('failureOutputs');
  if (failure !== undefined && !flow.rules.failureOutputs)
    reporter.report(failure, errors.failureOutputsRefused(flow.type));
  return {
    action,
    inputs: readInputs(context, map, action, which),
    outputs: readBindings(context, map, 'successOutputs', action && outputTypes(action.successSchema)),
    failureOutputs: flow.rules.failureOutputs ? readBindings(context, map, 'failureOutputs', failureTypes) : [],
  };
}

function readInputs(
  { values, reporter }: ActionContext,
  map: Fields,
  action: BoundAction | undefined,
  which: 'plain' | 'secure',
): Call['inputs'] {
  const contract = action && inputTypes(action.inputSchema);
  return map.each('inputs', (node, name) => {
    const type = contract?.types.get(name);
    if (contract === undefined) return [];
    if (type === undefined) {
      reporter.report(node, errors.unknownInput(name, [...contract.types.keys()]));
      return [];
    }
    const { form, evaluate } = values.value(node, type, `input "${name}"`, which);
    if (form === 'noValue' && contract.required.has(name)) reporter.report(node, errors.requiredInputEmpty(name));
    return { name, evaluate };
  });
}

function readBindings(
  { values, reporter }: ActionContext,
  map: Fields,
  key: 'successOutputs' | 'failureOutputs',
  types: ReadonlyMap<string, ValueType> | undefined,
): readonly Binding[] {
  return map.each(key, (node, output) => {
    const type = types?.get(output);
    if (types === undefined) return [];
    if (type === undefined) {
      reporter.report(node, errors.unknownOutput(key, output, [...types.keys()]));
      return [];
    }
    const variable = values.target(node, type, `output "${output}"`);
    return variable === undefined ? [] : { output, variable };
  });
}

function evaluated({ inputs }: Call, run: Run): Record<string, Value> {
  const given: Record<string, Value> = {};
  for (const { name, evaluate } of inputs) {
    const value = evaluate(run);
    if (value !== undefined) given[name] = value;
  }
  return given;
}

function bindOutputs(run: Run, { action, outputs }: Call, values: Readonly<Record<string, unknown>>): void {
  for (const { output, variable } of outputs) {
    const value = values[output] ?? undefined;
    if (value !== undefined && !fits(value, variable.type)) {
      throw new UserError([outputOfWrongType(run.path, action?.name ?? '', output, variable.type, value)]);
    }
    run.values[variable.slot] = value;
  }
}

function bindFailure(run: Run, { failureOutputs }: Call, error: ActionError): void {
  const reported = error.reported !== false && run.rules.failureOutputs;
  if (!reported && run.settings.unreportedFailureOutputs === 'keep') return;
  for (const { output, variable } of failureOutputs) {
    run.values[variable.slot] = reported ? failureValue(output, error) : undefined;
  }
}

/** The value of a failure output. A value that the error does not contain is not set, or an empty collection. */
function failureValue(output: string, { status, errorCode, correlationId, userMessage, details }: ActionError): Value {
  if (output === 'details.errorCode') return details.map((detail) => detail.errorCode);
  if (output.includes('.')) return [];
  return { status, errorCode, correlationId, userMessage }[output];
}

const noCall: Call = { action: undefined, inputs: [], outputs: [], failureOutputs: [] };

/** The failure outputs of every Call Data, except in calls. */
const failureTypes: ReadonlyMap<string, ValueType> = new Map<string, ValueType>([
  ['errorCode', 'string'],
  ['status', 'integer'],
  ['correlationId', 'string'],
  ['entityId', 'string'],
  ['entityName', 'string'],
  ['userMessage', 'string'],
  ['userParamsMessage', 'string'],
  ['userParams.key', 'stringCollection'],
  ['userParams.value', 'stringCollection'],
  ['details.errorCode', 'stringCollection'],
  ['details.fieldName', 'stringCollection'],
  ['details.entityId', 'stringCollection'],
  ['details.entityName', 'stringCollection'],
]);
