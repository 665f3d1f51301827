import type { ActionContext } from '../publish/action-context';
import type { Block } from '../run/action';
import { noBranches } from './simple';

/** The actions below `outputs` of an action, by its exits; a branch that is absent goes straight on. */
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
