import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { CheckResult } from '../../commands/check/check-result';
import type { ExplorationReport } from '../../commands/explore/text';
import type { Played } from '../../commands/play/play';
import { root } from '../support/root';
import { runIn } from '../support/run-in';
import { spawnIn } from '../support/spawn-in';
import { smallOrgText, workingFolder } from '../support/working-folder';

/** Only the message flow, with one attempt and no safer way to create, so that little is played. */
const text = smallOrgText('dev')
  .replace(/ {4}- type: inboundCall\n(?: {6}.*\n)+/, '')
  .replace(/ {4}- type: workflow\n(?: {6}.*\n)+/, '')
  .replace('retry: { attempts: 3,', 'create: importSet\n  retry: { attempts: 1,')
  .replace('acme-dev.service-now.com', '$&\n  importSetTables: { incident: u_genesys_incident }');
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
    const { stdout } = await runIn(withOwnStack(workingFolder({ dev: text })), ...args, '--json');
    const { played } = JSON.parse(stdout) as { readonly played: readonly Played[] };
    const stepsOf = (flow: string) => JSON.stringify(played.find((one) => one.flow === flow)?.timeline);
    expect(stepsOf(shipped)).toContain('Create incident');
    expect(stepsOf(shipped)).not.toContain('Find caller');
    expect(stepsOf(shipped)).toContain('Please hold on.');
    expect(stepsOf(added)).toContain('We are closed today.');
  });

  it('start counts', async () => {
    const { stdout } = await runIn(withOwnStack(workingFolder({ dev: text })), 'start');
    expect(stdout).toMatch(/^Synthesised 1 org:\n.* 4 operations, 2 flows\n/);
  });

  it('explore plays', async () => {
    const folder = workingFolder({ dev: text });
    const schedules = async () => {
      const { experiments } = await printed<ExplorationReport>(folder, ...explored, '--flow', shipped);
      return experiments.reduce((sum, one) => sum + one.schedules, 0);
    };
    const before = await schedules();
    withOwnStack(folder);
    expect(await schedules()).toBeLessThan(before);
  });

  it('check compares with the golden files', async () => {
    const folder = workingFolder({ dev: text });
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
