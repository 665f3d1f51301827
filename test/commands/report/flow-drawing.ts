import type { FlowOutline, OutlinedAction, OutlinedExit } from '../../../sandbox/genesys/flow';
import type { TraceEvent } from '../../../sandbox/trace';

type Exits = Readonly<Record<string, readonly OutlinedAction[] | 'end'>>;

/** An action of an outline; its name is its path too. An exit is given with its actions, or as the end of the flow. */
export function action(kind: string, name: string, exits: Exits = { next: [] }): OutlinedAction {
  return {
    path: name,
    kind,
    name,
    place: { file: 'flow.yaml', line: 1, column: 1 },
    label: name,
    exits: Object.entries(exits).map(([exit, actions]): OutlinedExit => {
      const below = actions === 'end' ? [] : actions;
      const ends = actions === 'end' || below.some((one) => one.exits.every((each) => each.ends || each.repeats));
      return { name: exit, actions: below, repeats: exit === 'loop', ends };
    }),
  };
}

/** The outline of a flow with one task. */
export function outline(...actions: readonly OutlinedAction[]): FlowOutline {
  const all = (some: readonly OutlinedAction[]): readonly OutlinedAction[] =>
    some.flatMap((one) => [one, ...all(one.exits.flatMap((exit) => exit.actions))]);
  return {
    sequences: [{ kind: 'task', name: 'Main', actions }],
    actions: new Map(all(actions).map((one) => [one.path, one])),
  };
}

/** The events of a run that went through actions, each with its exit. */
export function ran(...steps: readonly (readonly [action: OutlinedAction, exit: string])[]): readonly TraceEvent[] {
  return steps.flatMap(([{ kind, name, path }, exit]): readonly TraceEvent[] => {
    return [
      { type: 'step', at: 0, kind, name, path },
      { type: 'exit', at: 0, path, exit },
    ];
  });
}
