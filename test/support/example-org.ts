import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrgConfig } from '../../constructs/org';
import type { Org } from '../../constructs/project/project';
import { exampleProject } from './example-project';
import { oncePerRun } from './once-per-run';
import { exampleOrgs } from './root';

const project = exampleProject();

type Release = OrgConfig['release'];

/** An example org with another release; flows may be changed one by one. Its file is named as in a project. */
export function exampleOrg(
  name: 'dev' | 'emea' | 'test' | 'prod',
  release: Partial<Omit<Release, 'flows'>> = {},
  changeFlow: (flow: Release['flows'][number]) => Release['flows'][number] = (flow) => flow,
): Org {
  const config = loaded(name);
  const flows = config.release.flows.map(changeFlow);
  return { ...config, file: `orgs/${name}.yaml`, release: { ...config.release, ...release, flows }, project };
}

function loaded(name: string): OrgConfig {
  const file = join(exampleOrgs, `${name}.yaml`);
  const folder = oncePerRun(file, (made) => {
    // Loaded only by the worker that comes first: this takes longer than many tests.
    const { loadOrg } = require('../../constructs/org') as typeof import('../../constructs/org/index.js');
    const { orgRules } =
      require('../../constructs/project/rules/org-rules') as typeof import('../../constructs/project/rules/org-rules.js');
    writeFileSync(join(made, 'org.json'), JSON.stringify(loadOrg(file, orgRules(project))));
  });
  return JSON.parse(readFileSync(join(folder, 'org.json'), 'utf8'));
}
