import type { ReleaseConfig } from '../../constructs/org/org-config';
import { queuesOf } from '../../constructs/org/queues';
import { orgSchema } from '../../constructs/org/schema/org';
import type { Org, Project } from '../../constructs/project/project';
import { isRecognised } from '../../constructs/servicenow';

const name = 'neutral';
const file = `orgs/${name}.yaml`;

/**
 * An org that runs a release without overrides, and whose own values are the same in every project.
 *
 * @param queueKeys those that flows of the project's own may name
 */
export function neutralOrg(
  project: Project,
  releaseName: string,
  release: ReleaseConfig,
  queueKeys: readonly string[],
): Org {
  const keys = release.flows.flatMap((flow) => ('queue' in flow ? [flow.queue] : []));
  const queues = Object.fromEntries(['fallback', ...keys, ...queueKeys].sort().map((key) => [key, `Queue ${key}`]));
  const tables = project.operations.all.filter(isRecognised).map(({ table }) => [table, `u_${name}_${table}`]);
  const { overrides: _, ...own } = orgSchema.parse({
    genesys: { region: 'us-east-1', organization: name },
    servicenow: { instance: `https://${name}.example.com`, importSetTables: Object.fromEntries(tables) },
    credential: { managed: true },
    queues,
    backend: { type: 'local' },
    release: name,
  });
  return {
    ...own,
    queues: queuesOf(file, own.queues),
    ...{ name, file, releaseName, release, project },
  };
}
