import type { Setting } from '../../sandbox/exploration/run';
import type { OutlinedAction } from '../../sandbox/genesys/flow';
import { playEverything } from './eventful-runs';

/** An exit of a flow with the way to it: `A, yes > B, loop > C: success`, where C is the action that it belongs to. */
export type ExitName = string;

export interface Coverage {
  readonly all: readonly ExitName[];
  /** Those that no run went through. */
  readonly missed: readonly ExitName[];
}

/** Which exits of a shipped flow are gone through when everything is played that makes it take another way. */
export function coverageOf(setting: Pick<Setting, 'published' | 'type'>): Coverage {
  const flow = setting.published.flows.find(({ type }) => type === setting.type);
  if (flow === undefined) throw new Error(`the org ships no ${setting.type}`);
  const taken = new Set<string>();
  playEverything({
    ...setting,
    trace: (event) => {
      if (event.type === 'exit') taken.add(keyOf(event));
    },
  });
  const all = exitsOf(flow.outline.sequences.flatMap(({ actions }) => actions));
  return {
    all: all.map(({ name }) => name),
    missed: all.filter((exit) => !taken.has(keyOf(exit))).map(({ name }) => name),
  };
}

function keyOf({ path, exit }: { readonly path: string; readonly exit: string }): string {
  return `${path}: ${exit}`;
}

interface NamedExit {
  readonly path: string;
  readonly exit: string;
  readonly name: ExitName;
}

function exitsOf(actions: readonly OutlinedAction[], around = ''): readonly NamedExit[] {
  return actions.flatMap(({ path, name, exits }) =>
    exits.flatMap(({ name: exit, actions: below }) => [
      { path, exit, name: `${around}${name}: ${exit}` },
      ...exitsOf(below, `${around}${name}, ${exit} > `),
    ]),
  );
}
