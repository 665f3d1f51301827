import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Mistake } from '../../input/mistake';
import { type Substitutions, substituted } from '../../input/substitutions';
import { parseYaml } from '../../input/yaml-document';
import { nounOf } from '../../release/nouns';
import { knownIds, type ShownPlan } from '../../release/shown-plan';
import type { OrgRecord } from '../../sandbox/genesys/org/org-record';
import type { StackResources } from './stack-resources';

/** A plan, and the sandbox org that it is for. */
export interface PlanOfOrg {
  readonly plan: ShownPlan;
  readonly stack: StackResources;
  readonly record: OrgRecord;
  /** The folder that Terraform runs in. */
  readonly folder: string;
  /** The last of the ways out. */
  readonly startAgain: string;
}

/**
 * Refuses resources that would be created beside an object of the same name, which the state does not know: data actions of
 * one name are ambiguous to flows, and a flow that somebody else made would be overwritten.
 *
 * @returns a mistake for each of these objects
 */
export function outsideState({ plan, stack, record, folder, startAgain }: PlanOfOrg): readonly Mistake[] {
  const { resource_changes = [] } = plan;
  const known = knownIds(plan);
  return resource_changes.flatMap(({ address, type, change: { actions, after } }): readonly Mistake[] => {
    const kind = kinds[type];
    if (kind === undefined || after === null || actions.join() !== 'create') return [];
    const path = stack.pathOf(address);
    const ways = ['delete it in the org', 'import it', ...kind.otherNames(path)];
    return kind
      .find(record, after as Readonly<Record<string, unknown>>, folder)
      .filter((id) => !known.has(id))
      .map((id) => ({
        path,
        problem: `the state does not know the ${nounOf(type, 1)} of this name in the org (${id})`,
        next: `${ways.join(', ')}, or ${startAgain}`,
      }));
  });
}

/** Finds the ids of the objects of an org whose name a resource would take. */
type Find = (record: OrgRecord, planned: Readonly<Record<string, unknown>>, folder: string) => readonly string[];

interface Kind {
  readonly find: Find;
  /** How a project gives the object another name. @param path of the resource in the project */
  readonly otherNames: (path: string) => readonly string[];
}

const inOrgFile = () => ['change servicenow.name in the org file'];

const kinds: Readonly<Record<string, Kind>> = {
  genesyscloud_integration_credential: {
    find: ({ credentials }, { name }) => idsOf(credentials, (it) => it.name === name),
    otherNames: inOrgFile,
  },
  genesyscloud_integration: {
    find: ({ integrations }, { config }) => {
      const [block] = (config ?? []) as readonly { readonly name?: string }[];
      return idsOf(integrations, (it) => it.config.name === block?.name);
    },
    otherNames: inOrgFile,
  },
  genesyscloud_integration_action: {
    find: ({ actions }, { name, category }) => idsOf(actions, (it) => it.name === name && it.category === category),
    otherNames: (path) => {
      if (path === 'ServiceNow/TokenIntegration/RefreshToken') return inOrgFile();
      const isOperation = /^ServiceNow\/(SignIn)?Integration\//.test(path);
      return [isOperation ? 'raise the version of its operation' : 'rename it'];
    },
  },
  genesyscloud_flow: {
    find: ({ flows }, { filepath, substitutions }, folder) => {
      if (flows.length === 0) return [];
      const file = resolve(folder, String(filepath));
      const text = substituted(readFileSync(file, 'utf8'), (substitutions ?? {}) as Substitutions);
      const { root } = parseYaml(text, file, { expected: 'a flow', aliases: 'refused', deepest: 500 });
      const [[type, flow] = []] = root.kind === 'map' ? root.entries : [];
      const name = flow?.value.kind === 'map' ? flow.value.entries.get('name')?.value : undefined;
      return idsOf(flows, (it) => it.type === type && name?.kind === 'scalar' && it.name === name.value);
    },
    otherNames: () => ['rename the flow'],
  },
  genesyscloud_architect_ivr: {
    find: ({ callRoutes }, { name }) => idsOf(callRoutes, (it) => it.name === name),
    otherNames: () => ['remove its number from routes in the org file'],
  },
};

function idsOf<T extends { readonly id: string }>(records: readonly T[], isMeant: (record: T) => boolean) {
  return records.filter(isMeant).map(({ id }) => id);
}
