import type { FlowOutline, OutlinedAction, OutlinedExit } from '../outline';
import type { Action } from '../run/action';
import type { Sequence } from '../run/program';
import type { FlowContext } from './flow-context';

/** The outline of a flow whose sequences are compiled. */
export function outlineOf({ sequences, program }: FlowContext): FlowOutline {
  const actions = new Map<string, OutlinedAction>();
  const outlined = (action: Action): OutlinedAction => {
    const { path, kind, name, place, label, module } = action;
    const result = { path, kind, name, place, label, exits: exitsOf(action), ...(module && { module }) };
    actions.set(path, result);
    return result;
  };
  const exitsOf = ({ exits, when = {} }: Action): readonly OutlinedExit[] =>
    Object.entries(exits).map(([exit, { actions: below, completion, repeats = false }]) => ({
      name: exit,
      ...(when[exit] !== undefined && { when: when[exit] }),
      actions: below.map(outlined),
      repeats,
      ends: !completion.goesOn,
    }));
  return {
    sequences: sequences.map(({ kind, name, index }) => ({
      kind,
      name,
      actions: (program.sequences[index] as Sequence).block.actions.map(outlined),
    })),
    actions,
  };
}
