import { join } from 'node:path';
import { synthesise } from '../../commands/org/synthesise';
import type { Org } from '../../constructs/project/project';
import { temporaryFolder } from './temporary-folder';

/** Synthesises orgs and returns the folder of each stack. */
export function synthesised(...orgs: readonly Org[]): readonly string[] {
  const folder = temporaryFolder();
  synthesise(orgs, folder);
  return orgs.map((org) => join(folder, 'stacks', org.name));
}
