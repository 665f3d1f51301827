import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { CheckResult } from '../../commands/check/check-result';
import type { ExplorationReport } from '../../commands/explore/text';
import type { Played } from '../../commands/play/play';
import { root } from '../support/root';
import { runIn } from '../support/run-in';
import { spawnIn } from '../support/spawn-in';
import { orgText, releaseOf, smallReleaseText, workingFolder } from '../support/working-folder';

const org = orgText('dev').replace(
  'acme-dev.service-now.com',
  'acme-dev.service-now.com\n  importSetTables: { incident: u_genesys_incident }',
);
/** Only the message flow, with one attempt and no safer way to create, so that little is played. */
const release = smallReleaseText('dev')
  .replace(/ {2}- type: inboundCall\n(?: {4}.*\n)+/, '')
  .replace(/ {2}- type: workflow\n(?: {4}.*\n)+/, '')
  .replace('retry: { attempts: 3,', 'create: importSet\nretry: { attempts: 1,');
const project = () => workingFolder({ dev: org }, { [releaseOf('dev')]: release });
const shipped = 'IT Service Desk Messages';
const added = 'Closed today';
const explored = ['explore', '--first', '0', '--most', '1', '--processes', '1'];

/** The stack of `test/fixtures/own-stack` drops the look-up of callers, says "Please hold on." and adds a flow. */
function withOwnStack(folder: string): string {
  copyFileSync(join(root, 'test', 'fixtures', 'own-stack', 'project.ts'), join(folder, 'project.ts'));
  return folder;
}

/** What a command that starts processes of its own prints with `--json`. */
async function printed<T>(folder: string, ...args: readonly string[]): Promise<T> {
  const environment = { TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') };
  const { stdout } = await spawnIn(folder, ['commands/cli.ts', ...args, '--json'], { environment });
  return JSON.parse(stdout);
}

describe('what a stack of one’s own drops, changes and adds is what', () => {
  it.each([['start'], ['simulate', '--scenario', 'token-about-to-expire']])('%s plays', async (...args) => {
    const { stdout } = await runIn(withOwnStack(project()), ...args, '--json');
    const { played } = JSON.parse(stdout) as { readonly played: readonly Played[] };
    const stepsOf = (flow: string) => JSON.stringify(played.find((one) => one.flow === flow)?.timeline);
    expect(stepsOf(shipped)).toContain('Create incident');
    expect(stepsOf(shipped)).not.toContain('Find caller');
    expect(stepsOf(shipped)).toContain('Please hold on.');
    expect(stepsOf(added)).toContain('We are closed today.');
  });

  it('start counts', async () => {
    const { stdout } = await runIn(withOwnStack(project()), 'start');
    expect(stdout).toMatch(/^Synthesised 1 org:\n.* 4 operations, 2 flows\n/);
  });

  it('explore plays', async () => {
    const folder = withOwnStack(project());
    const { experiments } = await printed<ExplorationReport>(folder, ...explored, '--flow', added);
    expect(experiments.map(({ flow }) => flow.name)).toContain(added);
  });

  it('explore plays with faults, without the request that was dropped', async () => {
    const schedulesOf = async (folder: string) => {
      const { experiments } = await printed<ExplorationReport>(folder, ...explored, '--flow', shipped);
      return experiments.reduce((sum, { schedules }) => sum + schedules, 0);
    };
    const [asDeclared, asChanged] = await Promise.all([schedulesOf(project()), schedulesOf(withOwnStack(project()))]);
    expect(asChanged).toBeGreaterThan(0);
    expect(asChanged).toBeLessThan(asDeclared);
  });

  it('check compares with the golden files', async () => {
    const folder = project();
    await runIn(folder, 'check', '--update');
    const { orgs } = await printed<CheckResult>(withOwnStack(folder), 'check');
    const [{ goldens = [], flows } = { flows: 0 }] = orgs;
    expect(goldens.map(({ file, kind }) => [file, kind])).toEqual([
      ['dev/cdk.tf.json', 'changed'],
      ['dev/flows/inboundShortMessage-closed-today.yaml', 'missing'],
      ['dev/flows/inboundShortMessage-it-service-desk-messages.yaml', 'changed'],
    ]);
    expect(flows).toBe(2);
  });
});
