import type { Mistake } from '../../../../input/mistake';
import { UserError } from '../../../../input/user-error';
import type { ActionResolver } from '../action-resolver';
import type { PublishedFlow } from '../run/published-flow';
import type { ActionTable } from './action-context';
import { compileFlow } from './compile-flow';
import { type FlowText, holdsFlow, isModule, nameOf, readFlow } from './flow-file';

/** Publishes flows to an org. */
export interface Publisher {
  /**
   * Publishes the YAML of a flow to an org, as Archy does: finds data actions and queues by name, and validates the
   * flow. Throws UserError with every mistake: its place, the flow, task or state and action, and what is accepted.
   * Unknown keys, actions and functions are mistakes.
   */
  publish(source: FlowText, org: ActionResolver): PublishedFlow;

  /**
   * Publishes flows that may name each other, in any order: common modules first, then the flows that call them.
   * Returns the flows in the order of their sources. Throws UserError like `publish`, with the mistakes of all sources.
   * Mistakes caused only by another rejected source are left out.
   *
   * @param beside flows that the org already has. @default - none
   */
  publishAll(
    sources: readonly FlowText[],
    org: ActionResolver,
    beside?: readonly PublishedFlow[],
  ): readonly PublishedFlow[];
}

/** @param actions the behaviour of each action */
export function publisher(actions: ActionTable): Publisher {
  return {
    publish: (source, org) => publishAll([source], org, [], actions)[0] as PublishedFlow,
    publishAll: (sources, org, beside = []) => publishAll(sources, org, beside, actions),
  };
}

function publishAll(
  sources: readonly FlowText[],
  org: ActionResolver,
  beside: readonly PublishedFlow[],
  actions: ActionTable,
): readonly PublishedFlow[] {
  const mistakes: (readonly Mistake[])[] = sources.map(() => []);
  const unlessRefused = <T>(index: number, make: () => T): T | undefined => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      mistakes[index] = error.mistakes;
      return undefined;
    }
  };
  const files = sources.map((source, index) => unlessRefused(index, () => readFlow(source)));
  // An unreadable file may have been any of the flows that others name.
  const isUnclear = files.some((file) => file === undefined || !holdsFlow(file));
  const names = new Set([...beside.map(({ name }) => name), ...files.flatMap((file) => (file ? nameOf(file) : []))]);
  const modules = new Map<string, PublishedFlow | 'refused'>(
    beside.flatMap((flow) => (flow.type === 'commonModule' ? [[flow.name, flow]] : [])),
  );
  const surroundings = {
    org,
    module: (name: string) => modules.get(name) ?? (isUnclear ? 'refused' : undefined),
    flowExists: (name: string) => isUnclear || names.has(name),
  };
  const flows: (PublishedFlow | undefined)[] = files.map(() => undefined);
  files.forEach((file, index) => {
    if (file === undefined || !isModule(file)) return;
    flows[index] = unlessRefused(index, () => compileFlow(file, surroundings, actions));
    modules.set(nameOf(file), flows[index] ?? 'refused');
  });
  files.forEach((file, index) => {
    if (file === undefined || isModule(file)) return;
    flows[index] = unlessRefused(index, () => compileFlow(file, surroundings, actions));
  });
  if (mistakes.flat().length > 0) throw new UserError(mistakes.flat());
  return flows as readonly PublishedFlow[];
}
