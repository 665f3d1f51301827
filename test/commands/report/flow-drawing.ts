import type { OutlinedAction } from '../../../commands/report/flow-outline';
import type { TraceEvent } from '../../../sandbox/trace';

type Branches = Readonly<Record<string, readonly OutlinedAction[]>>;

/** An action of an outline; its name is its path too. */
export function action(kind: string, name: string, branches: Branches = { next: [] }): OutlinedAction {
  return {
    path: name,
    kind,
    name,
    branches: Object.entries(branches).map(([exit, actions]) => ({ exit, actions })),
  };
}

/** The events of a run that went through these actions, each given as `name: exit`. */
export function ran(...steps: readonly string[]): readonly TraceEvent[] {
  return steps.flatMap((step): readonly TraceEvent[] => {
    const [name = '', exit = ''] = step.split(': ');
    return [
      { type: 'step', at: 0, kind: '', name, path: name },
      { type: 'exit', at: 0, path: name, exit },
    ];
  });
}
