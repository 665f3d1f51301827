import type { Finding } from '../../input/finding';
import type { Mistake } from '../../input/mistake';
import type { Path } from '../../input/path';
import { schemaFindings } from '../../input/schema-findings';
import { parseYaml } from '../../input/yaml-document';
import type { OrgRecord } from '../genesys/org/org-record';
import { orgFileSchema } from './schema';

/**
 * The mistakes in a written org, which people edit by hand, with their places.
 *
 * @param text of the file, which has the org under `org`
 * @param file as mistakes name it
 */
export function orgFileMistakes(org: unknown, text: string, file: string): readonly Mistake[] {
  const read = orgFileSchema.safeParse(org);
  const found = read.success ? ruleFindings(read.data) : schemaFindings(read.error.issues, org);
  if (found.length === 0) return [];
  const document = parseYaml(text, file, { expected: 'an org', aliases: 'refused', deepest: 500 });
  return document.placed(found.map((finding) => ({ ...finding, at: ['org', ...finding.at] })));
}

const lists = [
  'clients',
  'divisions',
  'queues',
  'credentials',
  'integrations',
  'actions',
  'customAuthActions',
  'flows',
  'callRoutes',
] as const satisfies readonly (keyof OrgRecord)[];

/** Mistakes that the schema cannot express. */
function ruleFindings(org: OrgRecord): readonly Finding[] {
  const { clients = [], integrations, actions, customAuthActions, credentials } = org;
  const ids = (of: readonly { readonly id: string }[]) => new Set(of.map(({ id }) => id));
  const known = { integrations: ids(integrations), credentials: ids(credentials) };
  const lost = (at: Path, id: string, kind: keyof typeof known): readonly Finding[] =>
    known[kind].has(id) ? [] : [{ at, given: JSON.stringify(id), expected: `the id of one of ${kind}` }];
  return [
    ...lists.flatMap((list) => repeated(list, 'id', org[list] ?? [])),
    ...repeated('clients', 'token', clients),
    ...actions.flatMap(({ integrationId }, at) =>
      lost(['actions', at, 'integrationId'], integrationId, 'integrations'),
    ),
    ...customAuthActions.flatMap(({ integrationId }, at) =>
      lost(['customAuthActions', at, 'integrationId'], integrationId, 'integrations'),
    ),
    ...integrations.flatMap(({ config }, at) =>
      Object.entries(config.credentials).flatMap(([key, id]) =>
        lost(['integrations', at, 'config', 'credentials', key], id, 'credentials'),
      ),
    ),
  ];
}

/** The members of a list that have a value which another one before has, too. */
function repeated<K extends string>(
  list: string,
  key: K,
  members: readonly { readonly [key in K]?: string | undefined }[],
): readonly Finding[] {
  const first = new Map<string, number>();
  return members.flatMap(({ [key]: value }, index): readonly Finding[] => {
    if (value === undefined) return [];
    const before = first.get(value);
    if (before === undefined) first.set(value, index);
    return before === undefined
      ? []
      : [
          {
            at: [list, index, key],
            given: JSON.stringify(value),
            problem: `${list}[${before}] has the same`,
            expected: 'one of its own',
          },
        ];
  });
}
