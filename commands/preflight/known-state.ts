import type { Org } from '../../constructs/project/project';
import { ownState } from '../org/own-state';

/** The Terraform state of an org, as far as it can be read from here. */
export interface KnownState {
  /** Ids of the objects that it knows; undefined where it cannot be read from here. */
  readonly ids: ReadonlySet<string> | undefined;
  /** The next step where it cannot be read. */
  readonly next: string;
}

/** Reads a state that is on this machine. */
export function knownState(org: Org): KnownState {
  const own = ownState(org);
  return {
    ids: own && new Set(own.known),
    next: `the state is elsewhere (${org.backend.type}): npm run plan -- ${org.name} shows what would be created and destroyed`,
  };
}
