import type { OrgRecord } from '../../genesys/org/org-record';
import type { ApiClient } from '../../genesys/permissions/api-client';

/** The client of a sandbox org that names no other. */
export const servedClient: ApiClient = {
  id: 'sandbox-client',
  name: 'Sandbox client',
  secret: 'sandbox-secret',
  token: 'sandbox',
};

/** The clients of an org. Terraform signs in as the first. */
export function clientsOf({ clients }: OrgRecord): readonly [ApiClient, ...ApiClient[]] {
  const [first = servedClient, ...others] = clients ?? [];
  return [first, ...others];
}
