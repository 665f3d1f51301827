import { join } from 'node:path';
import { synthesise } from '../../commands/org/synthesise';
import type { OrgConfig } from '../../constructs/org';
import { temporaryFolder } from './temporary-folder';

/** Synthesises orgs and returns the folder of each stack. */
export function synthesised(...orgs: readonly OrgConfig[]): readonly string[] {
  const folder = temporaryFolder();
  synthesise(orgs, folder);
  return orgs.map((org) => join(folder, 'stacks', org.name));
}
