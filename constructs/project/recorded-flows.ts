import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../input/finding';
import type { Message } from '../../input/mistake';
import { shown } from '../../input/shown';
import { parseYaml } from '../../input/yaml-document';
import { dataOf } from '../../input/yaml-node';
import type { OrgConfig, OrgRules } from '../org';

/** Where a project keeps the golden files of all orgs. */
export const goldensFolder = '__snapshots__/orgs';

/**
 * The rules, and one more: a flow may not be renamed in case only. It is compared with the flows that the org shipped
 * before; without golden files there are none.
 *
 * To Terraform the new name is a new flow, and the old one is deleted. Genesys Cloud finds a flow by its name in any case,
 * so both are the same flow, which would be published and then deleted.
 *
 * @param folder of the golden files of all orgs
 */
export function withRecordedFlows(rules: OrgRules, folder: string): OrgRules {
  return { ...rules, check: (config) => [...rules.check(config), ...renamedFlows(config, folder)] };
}

function renamedFlows({ name: org, release }: OrgConfig, folder: string): readonly Finding[] {
  const recorded = recordedFlows(folder, org);
  return release.flows.flatMap((flow, index) => {
    const before = nameBefore(flow, recorded);
    return before === undefined
      ? []
      : [{ at: ['release', 'flows', index, 'name'], ...renamedInCase(flow.name, before) }];
  });
}

/** The name that a flow had, where only its capitals differ. */
export function nameBefore({ type, name }: RecordedFlow, recorded: readonly RecordedFlow[]): string | undefined {
  return recorded.find(
    (flow) => flow.type === type && flow.name !== name && flow.name.toLowerCase() === name.toLowerCase(),
  )?.name;
}

export const renamedInCase = (name: string, before: string): Message => ({
  given: shown(name),
  problem: `the flow was called ${shown(before)}, and a name in another case is the same flow to Genesys Cloud: Terraform would publish it and then delete it`,
  next: 'rename it in two steps, to another name and then to this one, each with npm run check -- --update and a deploy',
});

interface RecordedFlow {
  readonly type: string;
  readonly name: string;
}

/** The flows of an org's golden files. @param goldens folder of those of all orgs */
export function recordedFlows(goldens: string, org: string): readonly RecordedFlow[] {
  const folder = join(goldens, org, 'flows');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.yaml'),
  );
  return files.flatMap(({ name }) => recordedFlow(join(folder, name)));
}

/** Type and name of a golden file: they are its first lines. A check reports what is wrong with the others. */
function recordedFlow(file: string): readonly RecordedFlow[] {
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const head = /^\w+:\n {2}name: .*$/m.exec(text)?.[0] ?? '';
  const { root, readable } = parseYaml(head, file, { expected: 'a flow', aliases: 'refused' });
  if (!readable) return [];
  const flows = Object.entries(dataOf(root) as Readonly<Record<string, { readonly name: unknown }>>);
  return flows.map(([type, { name }]) => ({ type, name: String(name) }));
}
