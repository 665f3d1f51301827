import type { FlowConfig, OrgConfig } from '../../constructs/org';
import { catalogue, isRecognised } from '../../constructs/servicenow';
import type { Experiment } from './experiments';

type Retry = FlowConfig['retry'];

/** Import set tables for the creates of an org's flows, whose file need not name any (docs/import-set.md). */
function importSetTablesOf({ flows }: OrgConfig['release']): OrgConfig['servicenow']['importSetTables'] {
  const creates = flows.flatMap(({ create }) => catalogue.get(create) ?? []);
  return Object.fromEntries(creates.filter(isRecognised).map(({ table }) => [table, `u_genesys_${table}`]));
}

/** The org with another auth strategy and way to create records, and without jitter, which would make runs random. */
export function variantOf(org: OrgConfig, { auth, creates }: Pick<Experiment, 'auth' | 'creates'>): OrgConfig {
  const { release, servicenow } = org;
  const steady = <R extends Retry | OrgConfig['release']['retry']>(retry: R): R => ({
    ...retry,
    jitterMilliseconds: 0,
    ...(creates === 'neverRecreate' && { onUnknownFailure: 'neverRecreate' }),
  });
  return {
    ...org,
    servicenow: {
      ...servicenow,
      ...(creates === 'importSet' && {
        importSetTables: { ...importSetTablesOf(release), ...servicenow.importSetTables },
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
}
