import type { ActionResolver } from './action-resolver';
import type { OrgNames } from './expression/org-names';

/** What expressions find in an org. */
export function orgNamesOf(org: ActionResolver): OrgNames {
  return {
    has: (kind, name) => (kind === 'queue' ? org.queueExists(name) : (org.objectExists?.(kind, name) ?? false)),
    all: (kind) => org.objectNames?.(kind) ?? [],
  };
}
