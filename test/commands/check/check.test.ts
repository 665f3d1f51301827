import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CheckResult } from '../../../commands/check/check-result';
import { checkout } from '../../support/checkout';
import { beginRepository } from '../../support/git-repository';
import { runIn } from '../../support/run-in';
import { spawnIn } from '../../support/spawn-in';
import { filesIn, orgText, releaseOf, workingFolder, writeRelease } from '../../support/working-folder';

const goldens = '__snapshots__/orgs';
const flow = 'dev/flows/workflow-servicenow-incident.yaml';

/** One flow with few requests, which is quick to explore. */
const release = `
auth: chained
operations: [create-incident, find-incident-by-correlation-id]
flows:
  - { type: workflow, name: ServiceNow Incident, language: en-us, create: create-incident }
`;

describe('check', () => {
  const name = releaseOf('dev');
  const dev = orgText('dev').replace(/^routes:\n.*\n/m, '');
  const test = orgText('test').replace(/^release: .*$/m, `release: ${name}`);
  const folder = workingFolder({ dev, test }, { [name]: release });
  const own = (file: string, text: string) => writeFileSync(join(folder, 'scenarios', file), text);
  const vip = 'title: a VIP\nflow: workflow/ServiceNow Incident\ninteraction: { type: workflow }\n';
  beforeAll(async () => {
    await runIn(folder, 'check', '--update');
    mkdirSync(join(folder, 'scenarios'));
    own('objects.yaml', 'queues: [Support]\n');
    own('unnamed.yaml', 'title: any\ninteraction: { type: call }\n');
    own('vip.yaml', `${vip}expected: { records: 1, end: workflowEnded }\n`);
  });

  it('prints a line for each org and each scenario of one’s own, and ends with 0 when all is as it should be', async () => {
    const { code, stdout } = await runIn(folder, 'check');
    expect(code).toBe(0);
    const line =
      /^test {2}release \S+ {2}\d+ resources {2}1 flow {2}as in __snapshots__ {2}(\d+) of \1 scenarios as expected {2}[\d,]+ schedules of faults, every promise kept$/;
    expect(stdout.replace(/^dev /, 'test').split('\n')).toEqual([
      expect.stringMatching(line),
      expect.stringMatching(line),
      '',
      expect.stringMatching(
        /^Schedules: any faults in the first \d requests, and 1 fault anywhere, in the settings that ship; npm run explore goes deeper\. Took [\d.]+ s\.$/,
      ),
      '',
      'scenarios/vip.yaml: played through ServiceNow Incident of dev, test.',
      'scenarios/unnamed.yaml: not played, since it names no flow.',
      '',
    ]);
  });

  it('refuses a scenario that names no flow of an org, or one that it cannot start, with the near names', async () => {
    own('vip.yaml', vip.replace('Incident', 'Incidnt'));
    own('call.yaml', 'title: a call\nflow: ServiceNow Incident\ninteraction: { type: call }\n');
    const { code, stdout, stderr } = await runIn(folder, 'check');
    own('vip.yaml', `${vip}expected: { end: disconnected }\n`);
    rmSync(join(folder, 'scenarios', 'call.yaml'));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      'scenarios/call.yaml:2:1: flow: got "ServiceNow Incident"; an interaction of type call starts no flow of type workflow; correct the name or interaction.type',
      'scenarios/vip.yaml:2:1: flow: got "workflow/ServiceNow Incidnt"; expected "workflow/ServiceNow Incident"; did you mean "workflow/ServiceNow Incident"?',
      '',
    ]);
  });

  it('names exactly the golden files that a newer version changes, with their changed lines, and writes nothing', async () => {
    const newer = checkout();
    const file = join(newer, 'constructs', 'flows', 'workflow.ts');
    const [label, newLabel] = ['description: Phone number of the caller', 'description: Number that calls'];
    writeFileSync(file, readFileSync(file, 'utf8').replace("'Phone number of the caller'", "'Number that calls'"));
    const before = filesIn(folder);
    const { code, stdout } = await spawnIn(folder, ['commands/cli.ts', 'check', '--json'], { project: newer });
    expect(filesIn(folder)).toEqual(before);
    const { orgs, leftOver, contracts } = JSON.parse(stdout) as CheckResult;
    expect({ code, leftOver, contracts }).toEqual({ code: 1, leftOver: [], contracts: [] });
    const line = (before[`${goldens}/${flow}`] ?? '').split('\n').findIndex((text) => text.trim() === label) + 1;
    const passages = [{ line, removed: [`        ${label}`], added: [`        ${newLabel}`] }];
    expect(orgs.flatMap((org) => org.goldens)).toEqual([
      { file: flow, kind: 'changed', passages },
      { file: flow.replace('dev/', 'test/'), kind: 'changed', passages },
    ]);
  });

  it('names everything that is wrong, writes nothing and ends with 1', async () => {
    const cut = join(folder, goldens, 'dev', 'cdk.tf.json');
    const text = readFileSync(cut, 'utf8');
    writeFileSync(cut, text.slice(0, 500));
    appendFileSync(join(folder, goldens, flow), '# by hand\n');
    cpSync(join(folder, goldens, 'dev'), join(folder, goldens, 'gone'), { recursive: true });
    beginRepository(folder);
    writeRelease(folder, name, `${release}caller: { matchDigits: 8 } # for no flow here\n`);
    const before = filesIn(folder);
    const { code, stdout } = await runIn(folder, 'check', '--base', 'main');
    expect(code).toBe(1);
    expect(filesIn(folder)).toEqual(before);
    const [, expected, played] =
      /^dev {3}release \S+ {2}\d+ resources {2}1 flow {2}2 golden files differ {2}(\d+) of (\d+) scenarios as expected {2}/.exec(
        stdout,
      ) ?? [];
    expect(Number(played) - Number(expected)).toBe(1);
    expect(stdout.slice(stdout.indexOf('Frozen')).split('\n')).toEqual([
      'Frozen releases:',
      `   releases/${name}.yaml: runs in test and is changed; undo that, and cut a new release: npm run releases -- cut <name>`,
      '',
      'Golden files that are not what the orgs ship:',
      '   damaged    __snapshots__/orgs/dev/cdk.tf.json, which is cut short',
      `   changed    ${goldens}/${flow}`,
      expect.stringMatching(/^ {6}@@ line \d+$/),
      '      - # by hand',
      ...Object.keys(before)
        .filter((file) => file.startsWith(`${goldens}/gone/`))
        .map((file) => `   left over  ${file}, which no org ships`),
      '',
      'Scenarios that did not end as expected:',
      ...['dev', 'test'].map(
        (org) =>
          `   ${org}: scenarios/vip.yaml, workflow, flow "ServiceNow Incident": end: got workflowEnded; expected disconnected`,
      ),
      '',
      'To accept the files that the orgs ship now, run npm run check -- --update and commit __snapshots__.',
      'To see a scenario step by step: npm run simulate -- --org <org> --scenario <name>',
      '',
    ]);
  });
});
