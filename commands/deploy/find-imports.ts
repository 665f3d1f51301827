import { quoted } from '../../input/plain-line';
import { UserError } from '../../input/user-error';
import type { NamedObject } from '../../platform/org-objects';
import type { Platform } from '../../platform/platform';
import { nounOf } from '../../release/nouns';
import { knownIds, type ShownPlan } from '../../release/shown-plan';
import type { SynthesisedOrg } from '../org/synthesise';
import type { Import, StackFolder } from './stack-folder';

type Values = Readonly<Record<string, unknown>>;

interface Asked {
  readonly platform: Platform;
  readonly planned: Values;
  readonly flows: SynthesisedOrg['flows'];
  readonly flowName: string | undefined;
}

/** Finds the objects of an org whose name, or number, a new resource would take. */
type Find = (asked: Asked) => Promise<readonly NamedObject[]>;

const kinds: Readonly<Record<string, Find>> = {
  genesyscloud_integration_credential: async ({ platform, planned: { name } }) =>
    (await platform.credentials()).filter((one) => one.name === name),
  genesyscloud_integration: async ({ platform, planned: { config } }) => {
    const [block] = (config ?? []) as readonly { readonly name?: unknown }[];
    return (await platform.integrations()).filter((one) => one.name === block?.name);
  },
  genesyscloud_integration_action: async ({ platform, planned: { category, name } }) =>
    (await platform.actions()).filter((one) => one.category === category && one.name === name),
  genesyscloud_flow: async ({ platform, flows, flowName }) => {
    const flow = flows.find(({ name }) => name === flowName);
    const found = flow && (await platform.flow(flow.type, flow.name));
    return found === undefined ? [] : [found];
  },
  genesyscloud_architect_ivr: async ({ platform, planned: { dnis } }) => {
    const numbers = (dnis ?? []) as readonly string[];
    return (await platform.callRoutes()).filter((route) => route.numbers.some((number) => numbers.includes(number)));
  },
};

/**
 * Finds what the org has under the names of resources that a plan would create, and what the state does not know.
 *
 * @throws UserError when several objects have one name
 */
export async function findImports(
  { resource_changes = [] }: ShownPlan,
  { stack, synthesised: { flows }, flowNames }: StackFolder,
  platform: Platform,
): Promise<readonly Import[]> {
  const known = knownIds({ resource_changes });
  const imports: Import[] = [];
  for (const { address, type, change } of resource_changes) {
    const find = kinds[type];
    if (find === undefined || change.actions.join() !== 'create') continue;
    const planned = change.after as Values;
    const flowName = flowNames[String(planned['filepath'])];
    const found = (await find({ platform, planned, flows, flowName })).filter(({ id }) => !known.has(id));
    const [one, other] = found;
    if (other !== undefined) throw severalOf(stack.pathOf(address), type, found);
    if (one !== undefined) imports.push({ to: address, id: one.id });
  }
  return imports;
}

function severalOf(path: string, type: string, found: readonly NamedObject[]): UserError {
  const ids = found.map(({ id }) => quoted(id)).join(', ');
  const problem = `the org has ${found.length} ${nounOf(type, 2)} of this name (${ids})`;
  return new UserError([{ path, problem, next: 'rename or delete all but one' }]);
}
