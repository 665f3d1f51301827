import type { SandboxOrg } from './sandbox-orgs';

/** An org of another organization. */
export function otherOrganization(sandbox: SandboxOrg): SandboxOrg {
  return sandbox.edit((record) => ({ ...record, organization: { ...record.organization, name: 'Somebody Else' } }));
}

/** An org in which somebody deleted a data action by hand. */
export function withoutIncidentAction(sandbox: SandboxOrg): SandboxOrg {
  return sandbox.edit((record) => ({
    ...record,
    actions: record.actions.filter(({ name }) => name !== 'Create incident'),
  }));
}
