import type { Process } from '../../../clock';
import { FlowFailure } from '../expression/flow-failure';
import type { ActionContext } from '../publish/action-context';
import { unknownKey } from '../publish/errors';
import { textIn, wrapped } from '../publish/fields';
import { pathNamed } from '../publish/sequences';
import type { Behaviour, Block, Outcome } from '../run/action';
import type { Sequence } from '../run/program';
import { runBlock } from '../run/run-block';
import * as errors from './errors';
import { noBranches } from './exits';

const deepestCalls = 50;

/**
 * Runs a task and comes back when it ends. Its variables are new in every call. Exits: the output paths of the task,
 * with `default`. A path without actions goes straight on.
 */
export function callTask(context: ActionContext): Behaviour {
  const { fields, flow, reporter } = context;
  const target = flow.resolve(fields.required('targetTaskRef'), ['task'], reporter);
  const { program } = flow;
  const paths = target?.outputPaths ?? ['default'];
  return {
    exits: { ...noBranches(...paths), ...readPaths(context, paths) },
    *perform(run, self): Process<Outcome> {
      const { block, initial } = program.sequences[target?.index ?? 0] as Sequence;
      if (++run.calls > deepestCalls) throw new FlowFailure(`tasks call each other more than ${deepestCalls} deep`);
      const outer = initial.map(({ slot }) => run.values[slot]);
      run.begin(initial);
      run.frames.push([self.path, outer]);
      const signal = yield* runBlock(run, block);
      run.frames.pop();
      initial.forEach(({ slot }, index) => {
        run.values[slot] = outer[index];
      });
      run.calls--;
      if (signal?.kind === 'endTask') return signal.exit;
      return signal ?? 'default';
    },
  };
}

/** `outputs`: `default`, and each named path with a name and actions. */
function readPaths(context: ActionContext, known: readonly string[]): Readonly<Record<string, Block>> {
  const { fields, reporter, position } = context;
  const read = fields.map(fields.optional('outputs'), 'outputs', (outputs) => {
    const branches: Record<string, Block> = { default: context.branch(outputs, 'default') };
    for (const node of outputs.items('paths')) {
      const path = wrapped(node, reporter, 'a path');
      if (path === undefined) continue;
      if (path.key !== 'path') reporter.report(path, unknownKey(path.key, ['path']));
      const name = pathNamed(textIn(path.value, 'name')) ?? '';
      if (!known.includes(name)) reporter.report(path.value, errors.unknownOutputPath(name, known));
      branches[name] = context.nested(path.value, name, position.inLoop, (keys) => keys.ignore('name'));
    }
    return branches;
  });
  return read ?? {};
}
