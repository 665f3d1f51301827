import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CheckResult } from '../../commands/check/check-result';
import type { Played } from '../../commands/play/play';
import { root } from '../support/root';
import { runIn } from '../support/run-in';
import { spawnIn } from '../support/spawn-in';
import { orgText, releaseOf, smallReleaseText, workingFolder } from '../support/working-folder';

const names = ['create-hr-case', 'find-hr-case-by-correlation-id', 'list-hr-cases'];
/** Flows that create HR cases. */
const flows = smallReleaseText('dev')
  .replace('operations:\n', `operations:\n${names.map((name) => `  - ${name}\n`).join('')}`)
  .replaceAll('create: create-incident', 'create: create-hr-case\n    columns: { hr_service: payroll }');
/** The workflow alone, which takes less time. */
const release = flows.replace(/ {2}- type: inbound\w+\n(?: {4}.*\n)+/g, '');

/** A folder with the project in `docs/examples/own-operations`. */
function projectWith(text: string): string {
  const folder = workingFolder({ dev: orgText('dev') }, { [releaseOf('dev')]: text });
  cpSync(join(root, 'docs', 'examples', 'own-operations'), folder, { recursive: true });
  return folder;
}

describe('operations of one’s own on a table of one’s own', () => {
  let folder: string;
  beforeAll(() => {
    folder = projectWith(release);
  });

  it('are in the schema that editors read, and in suggestions', async () => {
    await runIn(folder, 'schema');
    const schema = readFileSync(join(folder, 'releases', 'release.schema.json'), 'utf8');
    for (const name of names) expect(schema).toContain(`"${name}"`);
    const mistyped = projectWith(release.replace('create: create-hr-case', 'create: create-hr-cas'));
    const { code, stderr } = await runIn(mistyped, 'start');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/got "create-hr-cas"; expected .*; did you mean "create-hr-case"\?\n/),
    });
  });

  it('are data actions in the golden files, which the flows call', async () => {
    expect(await runIn(folder, 'check', '--update')).toMatchObject({ code: 0, stderr: '' });
    const golden = (file: string) => readFileSync(join(folder, '__snapshots__', 'orgs', 'dev', file), 'utf8');
    for (const title of ['Create HR case', 'Find HR case by correlation id', 'List HR cases'])
      expect(golden('cdk.tf.json')).toContain(`"name": "${title}"`);
    expect(golden('flows/workflow-servicenow-incident.yaml')).toContain('Create HR case');
  });

  it('make records of the declared table in the sandbox', async () => {
    const { stdout } = await runIn(folder, 'simulate', '--scenario', 'rate-limit-burst', '--json');
    const { played } = JSON.parse(stdout) as { readonly played: readonly Played[] };
    expect(played).toMatchObject([{ outcome: 'created', asExpected: true, differences: [] }]);
    const steps = JSON.stringify(played[0]?.timeline);
    expect(steps).toContain('POST /api/now/table/sn_hr_core_case');
    expect(steps).not.toContain('is not declared');
  });

  it('are found again by a flow that the contact enters a second time', async () => {
    const { stdout } = await runIn(projectWith(flows), 'simulate', '--scenario', 'entered-again', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ played: [{ outcome: 'found', differences: [] }] });
  });

  it('are refused where the user of the integration may write nothing', async () => {
    const { stdout } = await runIn(projectWith(flows), 'simulate', '--scenario', 'rights-missing', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ played: [{ outcome: 'refused', records: [], differences: [] }] });
  });

  it('keep every promise of the flows under faults', async () => {
    const environment = { TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') };
    const { code, stdout, stderr } = await spawnIn(folder, ['commands/cli.ts', 'check', '--json'], { environment });
    const { orgs } = JSON.parse(stdout) as CheckResult;
    expect(orgs).toMatchObject([{ goldens: [], unexpected: [], broken: [] }]);
    expect(orgs[0]?.schedules).toBeGreaterThan(1);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('HR') });
  });
});
