import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { goldenDifferences, shippedFiles, writeGoldens } from '../../../commands/goldens/goldens';
import { exampleOrg } from '../../support/example-org';
import { runIn } from '../../support/run-in';
import { shippedStack } from '../../support/shipped';
import { temporaryFolder } from '../../support/temporary-folder';
import { filesIn, smallOrgText, workingFolder } from '../../support/working-folder';

const goldens = '__snapshots__/orgs';

describe('golden files', () => {
  const orgs = [exampleOrg('dev'), exampleOrg('prod')];
  let folder: string;
  beforeAll(() => {
    folder = temporaryFolder();
    writeGoldens(orgs, folder);
  });

  it('are the folder of the stack of every org, byte for byte, so that Terraform can plan them', () => {
    for (const org of orgs) expect(filesIn(join(folder, org.name))).toEqual(filesIn(shippedStack(org)));
    expect(readdirSync(folder).sort()).toEqual(['dev', 'prod']);
    expect(goldenDifferences(orgs, folder)).toEqual([]);
  });

  it('differ if an org ships another text, if one is missing, and if no org ships one any more', () => {
    const [dev] = [exampleOrg('dev', {}, (flow) => (flow.type === 'workflow' ? { ...flow, language: 'de-de' } : flow))];
    const own = exampleOrg('test');
    expect(goldenDifferences([dev, own], folder)).toEqual([
      { file: 'dev/flows/workflow-servicenow-incident.yaml', kind: 'changed' },
      ...[...shippedFiles([orgs[1] ?? own]).keys()].sort().map((file) => ({ file, kind: 'left over' })),
      ...[...shippedFiles([own]).keys()].sort().map((file) => ({ file, kind: 'missing' })),
    ]);
  });
});

describe('goldens', () => {
  it('writes and removes files until there is exactly one for each file that the orgs ship', async () => {
    const folder = workingFolder({ dev: smallOrgText('dev'), test: smallOrgText('test') });
    const left = join(folder, goldens, 'prod');
    mkdirSync(join(left, 'flows'), { recursive: true });
    writeFileSync(join(left, 'cdk.tf.json'), '{}');
    writeFileSync(join(left, 'flows', 'workflow-of-prod.yaml'), '');
    const { code, stdout, stderr } = await runIn(folder, 'goldens');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^ {3}added {5}__snapshots__\/orgs\/dev\/cdk\.tf\.json$/m);
    expect(stdout).toMatch(/^ {3}removed {3}__snapshots__\/orgs\/prod\/cdk\.tf\.json$/m);
    expect(stdout).toMatch(
      /\nRead the changes before you commit them: git add -N __snapshots__ && git diff __snapshots__\n$/,
    );
    // A folder that is left empty would be in the list.
    expect(Object.keys(filesIn(folder, '__snapshots__')).filter((path) => !/\/(dev|test)\//.test(path))).toEqual([
      '__snapshots__/contracts.json',
    ]);
    expect(await runIn(folder, 'goldens', '--check')).toEqual({
      code: 0,
      stdout: 'the golden files in __snapshots__/orgs are what the orgs ship\n',
      stderr: '',
    });
  });

  it('--check writes nothing, lists the differences and ends with exit code 1', async () => {
    const folder = workingFolder();
    await runIn(folder, 'goldens');
    rmSync(join(folder, goldens, 'dev', 'cdk.tf.json'));
    writeFileSync(join(folder, goldens, 'dev', 'flows', 'workflow-servicenow-incident.yaml'), 'workflow: {}\n');
    const before = filesIn(folder);
    const { code, stdout, stderr } = await runIn(folder, 'goldens', '--check');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      '   missing  __snapshots__/orgs/dev/cdk.tf.json',
      '   changed  __snapshots__/orgs/dev/flows/workflow-servicenow-incident.yaml',
      'These golden files are not what the orgs ship; run "npm run goldens" and read the changes before you commit them.',
      '',
    ]);
    const { code: jsonCode, stdout: json } = await runIn(folder, 'goldens', '--check', '--json');
    expect(jsonCode).toBe(1);
    expect(JSON.parse(json)).toEqual({
      folder: goldens,
      checked: true,
      differences: [
        { file: 'dev/cdk.tf.json', kind: 'missing' },
        { file: 'dev/flows/workflow-servicenow-incident.yaml', kind: 'changed' },
      ],
      contracts: [],
    });
    expect(filesIn(folder)).toEqual(before);
  });

  it('end with 2 when a file is in place of their folder', async () => {
    const folder = workingFolder();
    mkdirSync(join(folder, '__snapshots__'), { recursive: true });
    writeFileSync(join(folder, goldens), '');
    const stderr = '__snapshots__/orgs: got a file; expected a folder; move it away and try again\n';
    expect(await runIn(folder, 'goldens')).toEqual({ code: 2, stdout: '', stderr });
    expect(await runIn(folder, 'goldens', '--check')).toEqual({ code: 2, stdout: '', stderr });
  });

  it('--check finds contracts that are not recorded, and no command goes on with one that changed', async () => {
    const folder = workingFolder();
    await runIn(folder, 'goldens');
    const file = join(folder, '__snapshots__', 'contracts.json');
    const action = '{servicenow.name} / Create incident';
    const { [action]: _, ...others } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify(others));
    const { code, stdout } = await runIn(folder, 'goldens', '--check');
    expect({ code, first: stdout.split('\n')[0] }).toEqual({
      code: 1,
      first: '   changed  __snapshots__/contracts.json',
    });
    writeFileSync(file, JSON.stringify({ ...others, [action]: 'another contract' }));
    for (const words of [['goldens'], ['goldens', '--check'], ['simulate', '--flow', 'workflow']]) {
      const refused = await runIn(folder, ...words);
      expect({ ...refused, stderr: refused.stderr.slice(0, 39) }).toEqual({
        code: 2,
        stdout: '',
        stderr: 'create-incident: the contract changed; ',
      });
    }
    expect(JSON.parse(readFileSync(file, 'utf8'))[action]).toBe('another contract');
  });

  it('says that the folder cannot be written, with exit code 2', async () => {
    const folder = workingFolder();
    writeFileSync(join(folder, '__snapshots__'), 'a file of somebody');
    const { code, stdout, stderr } = await runIn(folder, 'goldens');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^__snapshots__\/orgs: cannot be written: [^\n]+ and try again\n$/);
  });
});
