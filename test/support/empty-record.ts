import type { OrgRecord } from '../../sandbox/genesys/org/org-record';

/** A written org to which nothing was deployed. */
export const emptyRecord: OrgRecord = {
  organization: { id: 'organization-id', name: 'Acme' },
  divisions: [{ id: 'division-id', name: 'Home' }],
  queues: [{ id: 'queue-id', name: 'Support' }],
  credentials: [],
  integrations: [],
  actions: [],
  customAuthActions: [],
  flows: [],
  callRoutes: [],
  dataTables: {},
  objects: {},
};
