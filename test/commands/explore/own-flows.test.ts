import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App } from 'cdktf';
import { type Experiment, ownExperimentsOf } from '../../../commands/explore/experiments';
import { ownFlowsIn } from '../../../commands/explore/own-flows-in';
import { type FinishedExperiment, runExperiment } from '../../../commands/explore/run-experiment';
import { type ExplorationReport, explorationText } from '../../../commands/explore/text';
import { variantOf } from '../../../commands/explore/variant';
import { publishedVariant } from '../../../commands/org/published-variant';
import type { Org, Project } from '../../../constructs/project/project';
import { ownFlowsFolder } from '../../support/own-flows-folder';
import { runIn } from '../../support/run-in';
import { temporaryFolder } from '../../support/temporary-folder';

const bounds = ['--first', '0', '--most', '1', '--processes', '1'];

/** A folder whose hand-drawn flow differs from that of the example. */
function folderWith(change: (yaml: string) => string): string {
  const folder = ownFlowsFolder();
  const file = join(folder, 'flows', 'after-hours.yaml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  return folder;
}

/** The experiments with the own flows of the org in a folder, without their processes. */
function explored(folder: string, name: string): readonly FinishedExperiment[] {
  const project = within(folder, () => (require(join(folder, 'project.ts')) as { readonly default: Project }).default);
  const [org] = within(folder, () => project.loadOrgs()) as [Org];
  const { flows } = within(folder, () => project.stack(new App({ outdir: temporaryFolder() }), org));
  const { toExplore } = ownFlowsIn(org, flows);
  const experiments = ownExperimentsOf(
    org,
    toExplore.filter((flow) => flow.name === name),
    { first: 0, most: 1 },
  );
  const { published } = within(folder, () => publishedVariant(variantOf(org, experiments[0] as Experiment)));
  return experiments.map((experiment) => ({ ...experiment, ...runExperiment(experiment, published, undefined) }));
}

function within<T>(folder: string, work: () => T): T {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return work();
  } finally {
    process.chdir(before);
  }
}

/** A workflow without the inputs of the one that ships. */
const workflow = `workflow:
  name: After hours
  division: "{{division}}"
  description: For {{desk}}
  defaultLanguage: en-us
  startUpRef: /workflow/states/state[Main_1]
  states:
    - state:
        name: Main
        refId: Main_1
        actions:
          - endWorkflow: { name: End, exitReason: { lit: done } }
`;

describe('an exploration of flows of a project’s own', () => {
  it('plays a workflow with inputs of its own', () => {
    const experiments = explored(
      folderWith(() => workflow),
      'After hours',
    );
    expect(experiments.map(({ broken }) => broken)).toEqual(experiments.map(() => []));
    expect(experiments.length).toBeGreaterThan(0);
  });

  it('plays them as they ship, and says what it checks and what it does not', () => {
    const experiments = explored(ownFlowsFolder(), 'Onboarding');
    expect(experiments.flatMap(({ broken }) => broken)).toEqual([]);
    expect(new Set(experiments.map(({ auth, creates }) => `${auth} ${creates}`))).toEqual(new Set(['chained table']));
    const report = { org: 'dev', most: 1, first: 0, seconds: 1, experiments, leftOut: [], notExplored: [] };
    const text = explorationText(report);
    expect(text).toContain('\nFlows of your own, of which only this is checked: a flow never fails itself, ');
    expect(text).toContain('Not checked: what it tells and notes, ');
    expect(text).toMatch(/^ {3}Onboarding +chained +6 +[1-9].* yes$/m);
    expect(text).not.toContain('connection of a create');
  });

  it('notices a second record, and a token that gets out', () => {
    const create = /- callData:\n +name: Create incident[\s\S]*?(?=\n {10}- transferToAcd)/;
    const folder = folderWith((yaml) => {
      const call = create.exec(yaml)?.[0] as string;
      const again = call.replace('name: Create incident', 'name: Again').replaceAll('\n', '\n          ');
      const retrying = [call, 'timeout:', '  actions:', `    ${again}`].join(`\n${' '.repeat(26)}`);
      return yaml
        .replace(call, () => retrying)
        .replaceAll('Append("Call back ", Call.Ani)', 'Append("Call back ", Call.Ani, " ", Flow.token)');
    });
    const broken = explored(folder, 'After hours').flatMap((one) => one.broken);
    expect(broken).toContainEqual(
      expect.stringMatching(/^no fault -> none, 1 records, .*: a token or secret got out$/),
    );
    expect(broken).toContainEqual(
      expect.stringMatching(/^request 1: timeout.* 2 records, .*: 2 records in incident, 1 without faults/),
    );
  });

  it('notices a flow that fails itself', () => {
    const folder = folderWith((yaml) =>
      yaml.replace('exp: Append("Call back ", Call.Ani)', 'exp: ToString(ToInt("x") + 1)'),
    );
    const [first] = explored(folder, 'After hours').flatMap((one) => one.broken);
    expect(first).toContain('the flow failed: ');
  });

  it('leaves their numbers out too where the other flows are played without them', () => {
    const folder = ownFlowsFolder();
    appendFileSync(join(folder, 'orgs', 'dev.yaml'), 'routes: { After hours: ["+12025550143"] }\n');
    const flows = within(folder, () => {
      const [org] = (require(join(folder, 'project.ts')) as { readonly default: Project }).default.loadOrgs() as [Org];
      const others = publishedVariant(variantOf(org, { auth: 'chained', creates: 'table' }));
      return [others, publishedVariant(org, 'platform')].map(({ published }) => published.flows.length);
    });
    expect(flows).toEqual(flows.map(() => 3));
  });

  it('leaves out what it cannot play, and says so', async () => {
    const folder = folderWith((yaml) =>
      yaml.replace('lit: Call outside office hours', 'exp: ToString(RandomInt(1, 9))'),
    );
    const { code, stdout } = await runIn(folder, 'explore', '--flow', 'After hours', ...bounds, '--json');
    const { experiments, notExplored } = JSON.parse(stdout) as ExplorationReport;
    expect([code, experiments, notExplored]).toEqual([
      0,
      [],
      [{ flow: 'After hours', why: 'it draws random numbers' }],
    ]);
    expect((await runIn(folder, 'explore', '--flow', 'After hours', ...bounds)).stdout).toContain(
      'Not explored: After hours, since it draws random numbers',
    );
  });
});
