import { type OutlinedAction, outlineOf } from '../../commands/report/flow-outline';
import type { Setting } from '../../sandbox/exploration/run';
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
  const index = setting.published.flows.findIndex(({ type }) => type === setting.type);
  const flow = setting.published.flows[index];
  const source = setting.published.org.flows[index];
  if (flow === undefined || source === undefined) throw new Error(`the org ships no ${setting.type}`);
  const taken = new Set<string>();
  playEverything({
    ...setting,
    trace: (event) => {
      if (event.type === 'exit') taken.add(keyOf(event));
    },
  });
  const names = namesOf(outlineOf(flow, source.text).flatMap(({ actions }) => actions));
  const nameOf = (exit: { path: string; exit: string }) => `${names.get(exit.path)}: ${exit.exit}`;
  return {
    all: flow.exits.map(nameOf),
    missed: flow.exits.filter((exit) => !taken.has(keyOf(exit))).map(nameOf),
  };
}

function keyOf({ path, exit }: { readonly path: string; readonly exit: string }): string {
  return `${path}: ${exit}`;
}

function namesOf(actions: readonly OutlinedAction[], around = ''): ReadonlyMap<string, string> {
  return new Map(
    actions.flatMap(({ path, name, branches }): [string, string][] => {
      const own = `${around}${name}`;
      return [[path, own], ...branches.flatMap((branch) => [...namesOf(branch.actions, `${own}, ${branch.exit} > `)])];
    }),
  );
}
