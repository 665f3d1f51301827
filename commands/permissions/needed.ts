import { type EndpointName, permissionsOf } from '../../sandbox/genesys/permissions/endpoints';
import { calls, callsOnlyWith, lookUpCalls } from '../../sandbox/terraform/calls';
import type { DataSourceType } from '../../sandbox/terraform/data-sources';
import type { ResourceType } from '../../sandbox/terraform/facts';
import { isServed } from '../../sandbox/terraform/provider';
import { dataSourcePermissions, resourcePermissions } from '../../sandbox/terraform/provider-permissions';
import type { StackResource } from '../terraform/stack-resources';
import { credentialCalls, lookUpSmokeCalls, preflightCalls, smokeCalls } from './other-calls';

/** The use of a client. */
export const purposes = ['plan', 'deploy', 'smoke', 'credential'] as const;
export type Purpose = (typeof purposes)[number];

/** From the surest on. */
const evidences = ['called', 'preflight', 'listed', 'open'] as const;
type Evidence = (typeof evidences)[number];

/** A permission that a client needs. */
export interface Needed {
  readonly permission: string;
  /** Types of the stack's resources that it is for; look-ups begin with `data.`. Empty where the stack does not matter. */
  readonly types: readonly string[];
  /** The calls that ask for it, as far as they are known. */
  readonly endpoints: readonly EndpointName[];
  /**
   * How sure it is: a known call asks for it; only preflight does, which goes on without it; the provider only lists it; or it
   * is not documented.
   */
  readonly evidence: Evidence;
}

type Part = Pick<StackResource, 'section' | 'type' | 'block'>;
type Row = Pick<Needed, 'permission' | 'endpoints' | 'evidence'> & { readonly type?: string };

/** The least permissions for a purpose, sorted by name. Resources that the sandbox does not serve are left out. */
export function neededFor(purpose: Purpose, stack: readonly Part[]): readonly Needed[] {
  const served = stack.filter(({ section, type }) => isServed(section, type));
  const rows = rowsFor[purpose](served);
  return [...new Set(rows.map(({ permission }) => permission))].sort().map((permission) => {
    const about = rows.filter((row) => row.permission === permission);
    return {
      permission,
      types: [...new Set(about.flatMap(({ type }) => type ?? []))],
      endpoints: [...new Set(about.flatMap(({ endpoints }) => endpoints))],
      evidence: evidences.find((evidence) => about.some((row) => row.evidence === evidence)) ?? 'open',
    };
  });
}

const rowsFor: Readonly<Record<Purpose, (stack: readonly Part[]) => readonly Row[]>> = {
  plan: (stack) => stack.flatMap(readRows),
  deploy: (stack) => stack.flatMap((part) => [...readRows(part), ...writeRows(part)]),
  smoke: (stack) => stack.flatMap((part) => callRows(smokeCallsOf(part), typeOf(part))),
  credential: () => callRows(credentialCalls),
};

function readRows(part: Part): readonly Row[] {
  if (part.section === 'data') {
    const type = part.type as DataSourceType;
    return rowsOf(part, dataSourcePermissions[type], 'called', lookUpCalls[type]);
  }
  const type = part.type as ResourceType;
  return rowsOf(part, resourcePermissions[type].view, 'called', calls[type].read);
}

function writeRows(part: Part): readonly Row[] {
  if (part.section === 'data') return [];
  const type = part.type as ResourceType;
  const { view, write, onlyWith = {}, listed = [], open = [] } = resourcePermissions[type];
  const preflight = preflightCalls[type] ?? [];
  const asked = Object.entries(onlyWith).filter(([attribute]) => part.block[attribute] === true);
  return [
    ...rowsOf(part, [...view, ...write], 'called', Object.values(calls[type]).flat()),
    ...asked.flatMap(([attribute, some]) => rowsOf(part, some, 'called', callsOnlyWith[type]?.[attribute])),
    ...callRows(preflight, typeOf(part), 'preflight'),
    ...rowsOf(part, listed, 'listed'),
    ...rowsOf(part, open, 'open'),
  ];
}

function rowsOf(
  part: Part,
  permissions: readonly string[],
  evidence: Evidence,
  called: readonly EndpointName[] = [],
): readonly Row[] {
  return permissions.map((permission) => ({
    permission,
    evidence,
    type: typeOf(part),
    endpoints: called.filter((endpoint) => permissionsOf(endpoint).includes(permission)),
  }));
}

/** Of the permissions that open an endpoint, the first. */
function callRows(endpoints: readonly EndpointName[], type?: string, evidence: Evidence = 'called'): readonly Row[] {
  return endpoints.flatMap((endpoint) =>
    permissionsOf(endpoint)
      .slice(0, 1)
      .map((permission) => ({ permission, endpoints: [endpoint], evidence, ...(type && { type }) })),
  );
}

function smokeCallsOf({ section, type }: Part): readonly EndpointName[] {
  return section === 'data' ? lookUpSmokeCalls[type as DataSourceType] : smokeCalls[type as ResourceType];
}

function typeOf({ section, type }: Part): string {
  return section === 'data' ? `data.${type}` : type;
}
