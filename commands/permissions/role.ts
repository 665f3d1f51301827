import type { Needed, Purpose } from './needed';

/** The body of `POST /api/v2/authorization/roles`. */
export interface Role {
  readonly name: string;
  readonly description: string;
  readonly permissionPolicies: readonly {
    readonly domain: string;
    readonly entityName: string;
    readonly actionSet: readonly string[];
  }[];
}

/** A role with the permissions that a client needs, those that are not documented among them. */
export function roleFor(org: string, purpose: Purpose, needed: readonly Needed[]): Role {
  const entities = [...new Set(needed.map(({ permission }) => permission.replace(/:[^:]+$/, '')))];
  const open = needed.filter(({ evidence }) => evidence === 'open').map(({ permission }) => permission);
  const remark = open.length === 0 ? '' : ` Not documented, and probably needed to publish: ${open.join(', ')}.`;
  return {
    name: `genesys-servicenow ${purpose} ${org}`,
    description: `For a client of org ${org} (${purpose}).${remark}`,
    permissionPolicies: entities.map((entity) => {
      const [domain = '', entityName = ''] = entity.split(':');
      const of = needed.filter(({ permission }) => permission.startsWith(`${entity}:`));
      return { domain, entityName, actionSet: of.map(({ permission }) => permission.slice(entity.length + 1)) };
    }),
  };
}
