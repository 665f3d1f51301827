import type { Process } from '../../../clock';
import type { Evaluate } from '../expression/compiled';
import type { ActionContext } from '../publish/action-context';
import type { Fields } from '../publish/fields';
import { type Behaviour, emptyBlock, type Outcome } from '../run/action';
import type { LaunchVariable, Sequence } from '../run/program';
import type { PublishedFlow } from '../run/published-flow';
import type { Initial } from '../run/run';
import { runBlock } from '../run/run-block';
import * as errors from './errors';
import { onlyExit } from './exits';

/** A module as it was when this flow was published, with the bindings of its inputs and outputs. */
interface Call {
  readonly module: PublishedFlow;
  /** Slots of the module, and the values that the flow gives them. */
  readonly inputs: readonly Initial[];
  readonly outputs: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Runs a common module. Its variables are new in every call. An output that the module leaves unset makes the variable
 * of the flow NOT_SET.
 */
export function callCommonModule(context: ActionContext): Behaviour {
  const { fields } = context;
  const call = fields.map(fields.required('commonModule'), 'commonModule', (map) => readCall(context, map));
  return {
    exits: { [onlyExit]: emptyBlock },
    module: call?.module.outline,
    *perform(run, self): Process<Outcome> {
      const { module, inputs, outputs } = call as Call;
      const { sequences, initial, builtIns, slots } = module.program;
      const outer = run.values;
      const inner = new Array<unknown>(slots).fill(undefined);
      const given = inputs.map(({ evaluate }) => evaluate(run));
      run.values = inner;
      // The flow handles an error in the module, and needs its own variables for that.
      try {
        for (const { slot, of } of builtIns) inner[slot] = of(run.facts);
        run.begin(initial);
        inputs.forEach(({ slot }, index) => {
          if (given[index] !== undefined) inner[slot] = given[index];
        });
        const { block, initial: own } = sequences[0] as Sequence;
        run.begin(own);
        run.frames.push([self.path, outer]);
        const signal = yield* runBlock(run, block);
        run.frames.pop();
        if (signal !== undefined && signal.kind !== 'endTask') return signal;
      } finally {
        run.values = outer;
      }
      for (const { from, to } of outputs) outer[to] = inner[from];
      return onlyExit;
    },
  };
}

function readCall({ fields, flow, reporter, values }: ActionContext, map: Fields): Call | undefined {
  const named = map.only('the name of the common module');
  if (named === undefined) return undefined;
  const module = flow.surroundings.module(named.key);
  if (module === 'refused') return undefined;
  if (module === undefined) reporter.report(named, errors.unknownModule(named.key));
  else if (!module.program.callers.some((type) => type === flow.type))
    reporter.report(named, errors.incompatibleModule(named.key, flow.type, module.program.callers));
  const version = fields.map(named.value, named.key, (body) => body.only('ver_latestPublished'));
  if (version === undefined || module === undefined) return undefined;
  if (version.key !== 'ver_latestPublished') reporter.report(version, errors.unknownVersion(version.key));
  // Exports leave the version empty for a module without inputs and outputs.
  if (version.value.kind === 'scalar') return { module, inputs: [], outputs: [] };
  return fields.map(version.value, version.key, (body): Call => {
    const inputs = launchVariables(body, 'inputs', module.program.inputs, (variable, node) => {
      const evaluate: Evaluate = values.value(node, variable.type, `input "${variable.name}"`).evaluate;
      return { slot: variable.slot, evaluate };
    });
    const outputs = launchVariables(body, 'outputs', module.program.outputs, (variable, node) => {
      const target = values.target(node, variable.type, `output "${variable.name}"`);
      return target && { from: variable.slot, to: target.slot };
    });
    return { module, inputs, outputs };
  });
}

function launchVariables<T>(
  body: Fields,
  list: 'inputs' | 'outputs',
  known: readonly LaunchVariable[],
  read: (variable: LaunchVariable, node: Parameters<Fields['map']>[0]) => T | undefined,
): readonly T[] {
  return body.each(list, (node, name) => {
    const variable = known.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (variable === undefined) {
      const names = known.map((one) => one.name);
      body.reporter.report(node, errors.unknownModuleVariable(list === 'inputs' ? 'input' : 'output', name, names));
    }
    return (variable && read(variable, node)) ?? [];
  });
}
