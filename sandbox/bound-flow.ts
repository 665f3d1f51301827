import { type ActionResolver, type PublishedFlow, publishAll } from './genesys/flow';
import type { BoundAction, ObjectKind, OrgContent } from './genesys/org/entities';
import { Org } from './genesys/org/org';
import type { BoundText, FlowRecord } from './genesys/org/org-record';

/** Other flows. A flow goes on to name them when they are deleted. */
const flowKinds: readonly ObjectKind[] = ['flow', 'bot flow', 'digital bot flow'];

/**
 * Publishes a flow as it was published before: with the data actions and common modules that it found then.
 *
 * @param file as mistakes name it
 * @throws UserError for names that the org no longer has
 */
export function boundFlow(
  { text, actions, modules = [] }: BoundText & Partial<Pick<FlowRecord, 'modules'>>,
  file: string,
  content: OrgContent,
): PublishedFlow {
  const beside = modules.map((module) => boundFlow(module, `common module of ${file}`, content));
  return publishAll([{ text, file }], boundTo(actions, new Org(content)), beside)[0] as PublishedFlow;
}

function boundTo(actions: readonly BoundAction[], org: Org): ActionResolver {
  return {
    dataAction: (category, name) => actions.find((action) => action.category === category && action.name === name),
    queueExists: (name) => org.queueExists(name),
    dataTable: (name) => org.dataTable(name),
    objectExists: (kind, name) => flowKinds.includes(kind) || org.objectExists(kind, name),
    objectNames: (kind) => org.objectNames(kind),
  };
}
