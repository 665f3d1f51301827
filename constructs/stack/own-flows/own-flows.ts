import type { Mistake } from '../../../input/mistake';
import { within } from '../../../input/mistake';
import { UserError } from '../../../input/user-error';
import { actionsOf, type DataActionRef, type Flow, queuesOf } from '../../architect';
import type { DrawnFlow } from '../../genesys';
import { actionNotGiven, queueNotGiven } from '../../genesys/flow-errors';
import type { ServiceNow } from '../../servicenow';
import { runOwnCode } from '../code-mistakes';
import type { OfferedOrg } from '../offered';
import { contextOf } from './flow-context';
import type { OwnFlow } from './own-flow';
import { correctName, nameTaken, otherDivision, threw } from './own-flow-errors';
import { ownFlowPlace } from './own-flow-mistakes';

/** A flow of a project's own, made for one org. */
export interface MadeFlow {
  readonly own: OwnFlow;
  readonly flow: Flow | DrawnFlow;
}

/**
 * The own flows that the release of an org lists.
 *
 * @throws UserError that lists every mistake in them: what cannot be read or made, and what the org lacks
 */
export function ownFlowsOf(org: OfferedOrg, serviceNow: ServiceNow): readonly MadeFlow[] {
  const mistakes: Mistake[] = [];
  const taken = new Set(org.release.flows.map(keyOf));
  const made = org.project.flows
    .filter(({ name }) => org.release.ownFlows.includes(name))
    .flatMap((own) => {
      try {
        const flow = runOwnCode(() =>
          own.kind === 'fromFile' ? own.flow(org) : own.flow(contextOf(own.uses, org, serviceNow.refs)),
        );
        const found = [...twins(flow, taken), ...lacking(org, flow, serviceNow)];
        mistakes.push(...found.map((mistake) => placed(own, mistake)));
        taken.add(keyOf(flow));
        return [{ own, flow }];
      } catch (error) {
        const found = error instanceof UserError ? error.mistakes : [threw(error)];
        mistakes.push(...found.map((mistake) => placed(own, mistake)));
        return [];
      }
    });
  if (mistakes.length > 0) throw new UserError(mistakes);
  // A flow is published after those before it that it names.
  return made.toSorted((one, other) => Number(isCalled(other)) - Number(isCalled(one)));
}

/** Whether other flows call the flow. */
function isCalled({ flow }: MadeFlow): boolean {
  return ['commonModule', 'botFlow', 'digitalBotFlow'].includes(flow.type);
}

type Head = { readonly type: string; readonly name: string };

/** Genesys Cloud finds a flow by its name in any case. */
function keyOf({ type, name }: Head): string {
  return `${type}/${name.toLowerCase()}`;
}

function twins(flow: Flow | DrawnFlow, taken: ReadonlySet<string>): readonly Mistake[] {
  return taken.has(keyOf(flow)) ? [{ ...('kind' in flow && { file: flow.file }), ...nameTaken(flow) }] : [];
}

/** A mistake in a file has its place; any other is in the flow as a whole. */
function placed(own: OwnFlow, mistake: Mistake): Mistake {
  return mistake.file === undefined ? within(ownFlowPlace(own.name), mistake) : mistake;
}

/** What a flow names and its org does not have. */
function lacking(org: OfferedOrg, flow: Flow | DrawnFlow, serviceNow: ServiceNow): readonly Mistake[] {
  const names = 'kind' in flow ? flow : namesOf(flow);
  const queues = [...new Set(Object.values(org.queues))];
  const refs = serviceNow.actions.map(({ ref }) => ref);
  const { division } = org.genesys;
  return [
    ...names.actions
      .filter((named) => !refs.some((ref) => ref.category === named.category && ref.name === named.name))
      .map((named) => ({ ...named.place, ...actionNotGiven(named, refs, correctName), ...stepTo(named, org) })),
    ...names.queues
      .filter(({ name }) => !queues.includes(name))
      .map(({ name, place }) => ({ ...place, ...queueNotGiven(name, queues, `add it to queues of ${org.file}`) })),
    ...(names.division === undefined || names.division.name === division
      ? []
      : [{ ...names.division.place, ...otherDivision(names.division.name, division, org.file) }]),
  ];
}

function namesOf(flow: Flow) {
  const unplaced = { place: {} };
  return {
    actions: actionsOf(flow).map(({ category, name }) => ({ category, name, ...unplaced })),
    queues: queuesOf(flow).map((name) => ({ name, ...unplaced })),
    division: { name: flow.division, ...unplaced },
  };
}

/** The next step where the project could give the data action to the org. */
function stepTo({ name }: Pick<DataActionRef, 'name'>, { project, release }: OfferedOrg): Pick<Mistake, 'next'> {
  const operation = project.operations.all.find((one) => one.title === name && !release.operations.includes(one.name));
  return operation ? { next: `add ${operation.name} to the operations of the release` } : {};
}
