import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { synthesise } from '../../commands/org/synthesise';
import { loadOrg, type OrgConfig } from '../../constructs/org';
import { orgRules } from '../../constructs/stack/org-rules';
import { exampleOrgs } from './root';

type Release = OrgConfig['release'];

/** An example org with another release; flows may be changed one by one. Its file is named as in a project. */
export function exampleOrg(
  name: 'dev' | 'test' | 'prod',
  release: Partial<Omit<Release, 'flows'>> = {},
  changeFlow: (flow: Release['flows'][number]) => Release['flows'][number] = (flow) => flow,
): OrgConfig {
  const config = loadOrg(join(exampleOrgs, `${name}.yaml`), orgRules);
  const flows = config.release.flows.map(changeFlow);
  return { ...config, file: `orgs/${name}.yaml`, release: { ...config.release, ...release, flows } };
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shipped-'));
  folders.push(folder);
  return folder;
}

/** Synthesises orgs and returns the folder of each stack. */
export function synthesised(...orgs: readonly OrgConfig[]): readonly string[] {
  const folder = temporaryFolder();
  synthesise(orgs, folder);
  return orgs.map((org) => join(folder, 'stacks', org.name));
}
