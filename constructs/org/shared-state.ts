import { resolve } from 'node:path';
import type { Path } from '../../input/path';
import { shown } from '../../input/shown';
import { sharedState } from './errors';
import type { OrgConfig } from './org-config';
import type { OrgFinding, PlaceOf } from './org-rules';

type Backend = OrgConfig['backend'];

/** Where a backend keeps a state. */
interface State {
  /** The argument that tells this state from others in the same place, below `backend`. */
  readonly argument: string;
  /** Equal for two files exactly when Terraform reads and writes the same state for both. */
  readonly identity: readonly (string | undefined)[];
}

const states: {
  readonly [T in Backend['type']]: (backend: Extract<Backend, { readonly type: T }>, org: string) => State;
} = {
  local: ({ path }, org) => ({ argument: 'path', identity: [resolve(path ?? `terraform.${org}.tfstate`)] }),
  s3: ({ bucket, key, endpoints }) => ({
    argument: 'key',
    identity: [endpoints?.s3, bucket, key.replace(/^\/+/, '')],
  }),
  gcs: ({ bucket, prefix = '' }) => ({ argument: 'prefix', identity: [bucket, prefix.replace(/^\/+|\/+$/g, '')] }),
  azurerm: ({ environment, storageAccountName, containerName, key }) => ({
    argument: 'key',
    identity: [environment, storageAccountName, containerName, key],
  }),
  remote: ({ hostname = 'app.terraform.io', organization, workspaces }) => ({
    argument: 'workspaces',
    identity: [hostname.toLowerCase(), organization, ...Object.entries(workspaces).flat()],
  }),
  http: ({ address }) => ({ argument: 'address', identity: [address] }),
};

/**
 * The files whose state is that of another file, as in a copy of which only half was changed: Terraform would take the
 * resources of one org for those of the other and delete them there.
 */
export function sharedStates(orgs: readonly OrgConfig[], placeOf: PlaceOf): readonly OrgFinding[] {
  const first = new Map<string, OrgConfig>();
  return orgs.flatMap((org) => {
    const { argument, identity } = stateOf(org.backend, org.name);
    const key = JSON.stringify([org.backend.type, ...identity]);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, org);
      return [];
    }
    const at: Path = ['backend', argument];
    const given = (org.backend as Readonly<Record<string, unknown>>)[argument];
    return [
      { org, at, ...sharedState(argument, typeof given === 'string' ? shown(given) : undefined, placeOf(other, at)) },
    ];
  });
}

function stateOf<T extends Backend['type']>(backend: Extract<Backend, { readonly type: T }>, org: string): State {
  return states[backend.type as T](backend, org);
}
