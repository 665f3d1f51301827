import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App } from 'cdktf';
import { expr, flow, nodes } from '../../../constructs/architect';
import { declaredStacks } from '../../../constructs/project/declared-stacks';
import { defineProject } from '../../../constructs/project/define-project';
import type { Org } from '../../../constructs/project/project';
import { defineFlow } from '../../../constructs/stack/own-flows/define-flow';
import { exampleOrg } from '../../support/example-org';
import { temporaryFolder } from '../../support/temporary-folder';
import { mistakesOf } from '../genesys/stack';

const nightly = defineFlow({
  name: 'nightly',
  uses: {},
  flow: ({ org, division }) =>
    flow({
      type: 'workflow',
      name: 'Nightly',
      description: org.name,
      division,
      language: 'en-us',
      variables: [],
      sequences: [{ name: 'Main', actions: [nodes.endWorkflow({ name: 'End', exitReason: expr.text('done') })] }],
    }),
});
const broken = defineFlow({
  name: 'broken',
  uses: {},
  flow: () => {
    throw new Error('no');
  },
});
const project = defineProject({ flows: [nightly, broken] });

/** An org with own flows in one Genesys Cloud org. */
function orgCalled(name: string, organization: string, ownFlows: readonly string[] = ['nightly']): Org {
  const dev = exampleOrg('dev', { ownFlows });
  const release = { ...dev.release, flows: [] };
  return { ...dev, name, file: `orgs/${name}.yaml`, genesys: { ...dev.genesys, organization }, release, project };
}

function mistakesIn(orgs: readonly Org[], goldens = temporaryFolder()): string {
  return mistakesOf(() => declaredStacks(new App({ outdir: temporaryFolder() }), orgs, goldens));
}

describe('the names of flows that no section of a release describes', () => {
  it('may come from one file only in a Genesys Cloud org', () => {
    expect(mistakesIn([orgCalled('one', 'Acme'), orgCalled('two', 'acme')])).toBe(
      'orgs/two.yaml: got the workflow flow "Nightly"; orgs/one.yaml makes it too, in the same Genesys Cloud org; expected a name of its own; rename it, or let one of the two orgs ship it',
    );
    expect(mistakesIn([orgCalled('one', 'Acme'), orgCalled('two', 'Other')])).toBe('no mistakes');
  });

  it('may not change in case only', () => {
    const goldens = temporaryFolder();
    const golden = join(goldens, 'one', 'flows', 'workflow-nightly.yaml');
    mkdirSync(dirname(golden), { recursive: true });
    writeFileSync(golden, 'workflow:\n  name: NIGHTLY\n');
    expect(mistakesIn([orgCalled('one', 'Acme')], goldens)).toMatch(
      /^orgs\/one\.yaml: got "Nightly"; the flow was called "NIGHTLY", and a name in another case is the same flow/,
    );
    expect(mistakesIn([orgCalled('two', 'Acme')], goldens)).toBe('no mistakes');
  });
});

describe('the stacks of several orgs', () => {
  it('show the mistakes of all, each once', () => {
    const orgs = [orgCalled('one', 'A', ['broken']), orgCalled('two', 'B', ['broken'])];
    expect(mistakesIn(orgs)).toBe('own flow "broken": its function threw Error: no; correct the flow');
  });
});
