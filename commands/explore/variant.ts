import type { FlowConfig, OrgConfig } from '../../constructs/org';
import type { Experiment } from './experiments';

type Retry = FlowConfig['retry'];

/** Import set tables for an org file that names none (docs/import-set.md). */
const importSetTables = { incident: 'u_genesys_incident', sn_customerservice_case: 'u_genesys_case' };

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
      ...(creates === 'importSet' && { importSetTables: { ...importSetTables, ...servicenow.importSetTables } }),
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
