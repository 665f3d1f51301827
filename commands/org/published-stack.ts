import type { OfferedOrg } from '../../constructs/stack/offered';
import { substituted } from '../../input/substitutions';
import {
  type OrgObjects,
  type PublishedOrg,
  type PublishedOrgOptions,
  publishedOrg,
} from '../../sandbox/published-org';
import { loadObjects } from '../../sandbox/scenario';
import { setUpOf } from './instance-setup';

/** The options of `publishedOrg` that a process can be sent. */
export type StackSurroundings = Pick<PublishedOrgOptions, 'setUp' | 'objects'>;

/** What an org has around its stack: its ServiceNow, and the objects that its own flows name. */
export function surroundingsOf(org: OfferedOrg): StackSurroundings {
  const files = filesOf(org).flatMap(({ objects }) => objects ?? []);
  return { setUp: setUpOf(org), objects: allOf([...new Set(files)].map(loadObjects)) };
}

/**
 * Publishes the stack of an org in the sandbox. Mistakes in a flow from a file are reported in that file.
 *
 * @throws UserError that lists everything that is missing, broken or refused by publishing
 */
export function publishedStack(folder: string, org: OfferedOrg): PublishedOrg {
  const files = new Map(
    filesOf(org).map((own) => {
      const { text, substitutions } = own.flow(org);
      return [substituted(text, substitutions), own.file];
    }),
  );
  return publishedOrg(folder, { ...surroundingsOf(org), fileOf: ({ text, file }) => files.get(text) ?? file });
}

function filesOf({ project, release }: OfferedOrg) {
  return project.flows.flatMap((own) => (own.kind === 'fromFile' && release.ownFlows.includes(own.name) ? [own] : []));
}

function allOf(some: readonly OrgObjects[]): OrgObjects {
  const kinds = new Set(some.flatMap(({ objects = {} }) => Object.keys(objects) as (keyof typeof objects)[]));
  return {
    queues: some.flatMap(({ queues = [] }) => queues),
    dataTables: Object.assign({}, ...some.map(({ dataTables }) => dataTables)),
    objects: Object.fromEntries(
      [...kinds].map((kind) => [kind, some.flatMap(({ objects = {} }) => objects[kind] ?? [])]),
    ),
  };
}
