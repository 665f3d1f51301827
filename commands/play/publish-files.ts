import { resolve } from 'node:path';
import type { OrgConfig } from '../../constructs/org';
import type { OfferedOrg } from '../../constructs/stack/offered';
import type { Mistake } from '../../input/mistake';
import { substituted } from '../../input/substitutions';
import { readTextFile } from '../../input/text-file';
import { UserError } from '../../input/user-error';
import type { FlowText, PublishedFlow } from '../../sandbox/genesys/flow';
import { type LackingObject, type PublishedOrg, publishedBeside } from '../../sandbox/published-org';
import { loadObjects } from '../../sandbox/scenario';

/**
 * Publishes flow files to an org, next to its own flows. They may name each other, the data actions of the org, the queues
 * of the org file, and the objects in a file of objects.
 *
 * @param objectsFile @default - no more objects
 * @throws UserError for files that cannot be read or published; it also says what the org lacks
 */
export function publishFiles(
  org: OfferedOrg,
  published: PublishedOrg,
  files: readonly string[],
  objectsFile?: string,
): PublishedOrg {
  const sources = readFlows(files, org);
  const objects = objectsFile === undefined ? {} : loadObjects(objectsFile);
  const queues = [...Object.values(org.queues), ...(objects.queues ?? [])];
  const lacking: LackingObject[] = [];
  try {
    const all = publishedBeside(published, sources, { ...objects, queues }, (object) => lacking.push(object));
    refuseSameFlows(all.flows.slice(-files.length));
    return all;
  } catch (error) {
    if (!(error instanceof UserError) || lacking.length === 0) throw error;
    throw new UserError([...error.mistakes, ...advice(org, published, lacking)]);
  }
}

/** Reads every file, so that all unreadable files are reported at once. */
function readFlows(files: readonly string[], org: OfferedOrg): readonly FlowText[] {
  const mistakes: Mistake[] = [];
  const sources = files.flatMap((file) => {
    try {
      return { file, text: textOf(file, org) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      mistakes.push(...error.mistakes);
      return [];
    }
  });
  if (mistakes.length > 0) throw new UserError(mistakes);
  return sources;
}

/** The file of an own flow has the values of the org in place of its marks. */
function textOf(file: string, org: OfferedOrg): string {
  const own = org.project.flows.find((flow) => flow.kind === 'fromFile' && resolve(flow.file) === resolve(file));
  if (own?.kind !== 'fromFile') return readTextFile(file);
  const { text, substitutions } = own.flow(org);
  return substituted(text, substitutions);
}

function refuseSameFlows(flows: readonly PublishedFlow[]): void {
  const mistakes = flows.flatMap(({ type, name, file }, index) => {
    const first = flows.findIndex((flow) => flow.type === type && flow.name === name);
    return first === index
      ? []
      : { file, problem: `has the ${type} flow "${name}", as ${flows[first]?.file} does`, next: 'rename one' };
  });
  if (mistakes.length > 0) throw new UserError(mistakes);
}

function advice(org: OrgConfig, published: PublishedOrg, lacking: readonly LackingObject[]): readonly Mistake[] {
  const actions = lacking.filter(({ kind }) => kind === 'data action');
  const others = lacking.filter(({ kind }) => kind !== 'data action');
  const known = published.org.dataActions.map(({ category, name }) => `${category} / ${name}`).join(', ');
  const queues = [...new Set(Object.values(org.queues))].join(', ');
  const mistakes: Mistake[] = [];
  if (actions.length > 0)
    mistakes.push({
      problem: `${org.name} lacks ${listed(actions)}`,
      expected: `one of the data actions by operations of releases/${org.releaseName}.yaml: ${known}`,
    });
  if (others.length > 0)
    mistakes.push({
      problem: `${org.name} lacks ${listed(others)}`,
      next: `correct the name, or list it in a file of objects and add --objects <file.yaml> (docs/simulate.md); queues of ${org.name}: ${queues}`,
    });
  return mistakes;
}

function listed(objects: readonly LackingObject[]): string {
  return [...new Set(objects.map(({ kind, name }) => `${kind} "${name}"`))].join(', ');
}
