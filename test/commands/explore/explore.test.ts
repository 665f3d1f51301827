import { describe, expect, it } from '@jest/globals';
import type { ExplorationReport } from '../../../commands/explore/text';
import { runIn } from '../../support/run-in';
import { spawnIn } from '../../support/spawn-in';
import { orgText, releaseOf, releaseText, workingFolder } from '../../support/working-folder';

describe('explore', () => {
  // One attempt, and no safer way to create: the fewest experiments.
  const org = orgText('dev').replace(
    'acme-dev.service-now.com',
    'acme-dev.service-now.com\n  importSetTables: { incident: u_genesys_incident }',
  );
  const release = releaseText('dev').replace('retry: { attempts: 3,', 'create: importSet\nretry: { attempts: 1,');
  const folder = workingFolder({ dev: org }, { [releaseOf('dev')]: release });

  it('plays the flow that --flow names in a process of its own, reports progress and ends with 0', async () => {
    const args = ['explore', '--flow', 'workflow', '--first', '0', '--most', '1', '--processes', '1', '--json'];
    const { code, stdout, stderr } = await spawnIn(folder, ['commands/cli.ts', ...args]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'explored ServiceNow Incident\n' });
    const { experiments, ...report } = JSON.parse(stdout) as ExplorationReport;
    expect(report).toEqual({
      org: 'dev',
      most: 1,
      first: 0,
      seconds: expect.any(Number),
      leftOut: [],
      notExplored: [],
    });
    expect(experiments.map(({ flow }) => flow.name)).toEqual(experiments.map(() => 'ServiceNow Incident'));
    expect(experiments.filter(({ broken, schedules }) => broken.length > 0 || schedules === 0)).toEqual([]);
    const setting = ['auth', 'creates', 'failureStatus', 'faultSet', 'first', 'flow', 'most', 'promises'];
    const result = ['broken', 'milliseconds', 'played', 'schedules', 'secondRecords'];
    expect(Object.keys(experiments[0] ?? {}).sort()).toEqual([...setting, ...result].sort());
  });

  it.each([
    [['--flow', 'workflo'], '--flow: got "workflo"; expected one of inboundCall, '],
    [['--org', 'dev2'], '--org: got "dev2"; expected dev; did you mean "dev"?'],
    [['--first', '99'], '--first: got "99"; expected a whole number, 0 to 16'],
    [['--most', 'two'], '--most: got "two"; expected a whole number, 1 to 16'],
  ])('reports the mistake in %j', async (args, message) => {
    const { code, stdout, stderr } = await runIn(folder, 'explore', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
