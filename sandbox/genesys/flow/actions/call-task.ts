import type { Process } from '../../../clock';
import { type Behaviour, emptyBlock, type Outcome } from '../action';
import type { ActionContext } from '../action-context';
import { FlowFailure } from '../expression/flow-failure';
import type { Sequence } from '../program';

const deepestCalls = 50;

/**
 * Runs a task and comes back when it ends; its variables are new in every call. Exits: the output paths of the task,
 * `default` among them; all go straight on.
 */
export function callTask({ fields, flow, site }: ActionContext): Behaviour {
  const target = flow.resolve(fields.required('targetTaskRef'), ['task'], site);
  const { program } = flow;
  const paths = target?.outputPaths ?? ['default'];
  return {
    exits: Object.fromEntries(paths.map((path) => [path, emptyBlock])),
    *perform(run): Process<Outcome> {
      const { block, initial } = program.sequences[target?.index ?? 0] as Sequence;
      if (++run.calls > deepestCalls) throw new FlowFailure(`tasks call each other more than ${deepestCalls} deep`);
      const outer = initial.map(({ slot }) => run.values[slot]);
      run.begin(initial);
      const signal = yield* run.block(block);
      initial.forEach(({ slot }, index) => {
        run.values[slot] = outer[index];
      });
      run.calls--;
      if (signal?.kind === 'endTask') return signal.exit;
      return signal ?? 'default';
    },
  };
}
