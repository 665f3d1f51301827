import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
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
  beforeAll(async () => {
    await runIn(folder, 'check', '--update');
  });

  it('prints a line for each org and ends with 0 when all is as it should be', async () => {
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
    expect(stdout).toMatch(
      /^dev {3}release \S+ {2}\d+ resources {2}1 flow {2}2 golden files differ {2}(\d+) of \1 scenarios as expected {2}/,
    );
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
      'To accept the files that the orgs ship now, run npm run check -- --update and commit __snapshots__.',
      '',
    ]);
  });
});
