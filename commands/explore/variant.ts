import type { FlowConfig, OrgConfig } from '../../constructs/org';
import type { Org } from '../../constructs/project/project';
import { isRecognised } from '../../constructs/servicenow';
import { withoutOwnFlows } from '../org/without-own-flows';
import type { Experiment } from './experiments';

type Retry = FlowConfig['retry'];

/** Import set tables for the creates of an org's flows, whose file need not name any (docs/import-set.md). */
function importSetTablesOf({ release, project }: Org): OrgConfig['servicenow']['importSetTables'] {
  const creates = release.flows.flatMap(({ create }) => project.operations.find(create) ?? []);
  return Object.fromEntries(creates.filter(isRecognised).map(({ table }) => [table, `u_genesys_${table}`]));
}

/** The org with another auth strategy and way to create records, and without jitter, which would make runs random. */
export function variantOf(
  org: Org,
  { auth, creates, promises = 'all' }: Pick<Experiment, 'auth' | 'creates'> & Partial<Pick<Experiment, 'promises'>>,
): Org {
  const { release, servicenow } = org;
  const steady = <R extends Retry | OrgConfig['release']['retry']>(retry: R): R => ({
    ...retry,
    jitterMilliseconds: 0,
    ...(creates === 'neverRecreate' && { onUnknownFailure: 'neverRecreate' }),
  });
  const variant: Org = {
    ...org,
    servicenow: {
      ...servicenow,
      ...(creates === 'importSet' && {
        importSetTables: { ...importSetTablesOf(org), ...servicenow.importSetTables },
      }),
    },
    release: {
      ...release,
      auth,
      ...(creates === 'importSet' && { create: 'importSet' }),
      retry: steady(release.retry),
      flows: release.flows.map((flow) => ({ ...flow, retry: steady(flow.retry) })),
    },
  };
  // They may be made for one strategy alone, and have experiments of their own.
  return promises === 'all' ? withoutOwnFlows(variant) : variant;
}
