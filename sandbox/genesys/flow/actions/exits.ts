import type { ActionContext } from '../publish/action-context';
import type { SequenceInfo } from '../publish/flow-context';
import { type Behaviour, type Block, emptyBlock, finalBlock } from '../run/action';
import type { Run } from '../run/run';

/** The exit of an action that has a single exit. */
export const onlyExit = 'next';

/** An action that takes no time and goes on. */
export function does(perform: (run: Run) => void): Behaviour {
  return {
    exits: { [onlyExit]: emptyBlock },
    perform: (run) => {
      perform(run);
      return onlyExit;
    },
  };
}

/** The exits of an action that gives no branches. */
export function noBranches<K extends string>(...exits: readonly K[]): Readonly<Record<K, Block>> {
  return Object.fromEntries(exits.map((exit) => [exit, emptyBlock])) as Record<K, Block>;
}

/** An action that goes on in another menu, task or state and does not come back. */
export function jumpsTo(target: SequenceInfo | undefined): Behaviour {
  const to = target?.index ?? 0;
  return { exits: { jumped: finalBlock }, perform: () => ({ kind: 'jump', exit: 'jumped', to }) };
}

/** The branches in `outputs` of an action, by exit. An absent branch goes straight on. */
export function branchesOf<K extends string>(
  context: ActionContext,
  ...exits: readonly K[]
): Readonly<Record<K, Block>> {
  const { fields } = context;
  const read = fields.map(
    fields.optional('outputs'),
    'outputs',
    (outputs) => Object.fromEntries(exits.map((exit) => [exit, context.branch(outputs, exit)])) as Record<K, Block>,
  );
  return read ?? noBranches(...exits);
}
