import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { FinishedExperiment } from '../../../commands/explore/run-experiment';
import { type ExplorationReport, explorationText } from '../../../commands/explore/text';
import { root } from '../../support/root';
import { runIn } from '../../support/run-in';
import { spawnIn } from '../../support/spawn-in';
import { workingFolder } from '../../support/working-folder';

describe('explore', () => {
  const folder = workingFolder();
  let explored: ExplorationReport;
  let experiments: readonly FinishedExperiment[];
  beforeAll(async () => {
    const { code, stdout, stderr } = await spawnIn(folder, [
      'commands/cli.ts',
      'explore',
      '--first',
      '2',
      '--most',
      '1',
      '--json',
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('explored') });
    explored = JSON.parse(stdout);
    experiments = explored.experiments;
  }, 120_000);

  const called = ({ flow, auth, creates, faultSet, failureStatus }: FinishedExperiment) =>
    [flow.type, auth, creates, faultSet, failureStatus].join();

  it('plays every flow with both kinds of token in every setting', () => {
    const [twice, resets, exits, statuses, ways] = [1, 3, 2, 4, 2];
    expect(experiments).toHaveLength(
      2 * (exits * ways + twice + resets) + 2 * 2 * (exits * statuses * ways + twice + resets),
    );
    expect(new Set(experiments.map(called)).size).toBe(experiments.length);
  });

  it('finds every promise kept under every schedule of faults in the first two requests', () => {
    expect(
      experiments.flatMap((experiment) => experiment.broken.map((line) => `${called(experiment)}: ${line}`)),
    ).toEqual([]);
    const whole = experiments.filter(({ faultSet }) => faultSet === 'any fault');
    expect(whole.filter(({ schedules }) => schedules < 200).map(called)).toEqual([]);
  });

  it('finds second records only after connections that broke in under a second, and none with neverRecreate and importSet', () => {
    const withSeconds = experiments.filter(({ secondRecords }) => secondRecords > 0);
    const exceptions = experiments.filter(({ faultSet, creates }) => faultSet === 'fast resets' && creates === 'table');
    expect(withSeconds.map(called)).toEqual(exceptions.map(called));
    expect(exceptions).toHaveLength(6);
  });

  it('prints the figures that docs/exploration.md shows', () => {
    const document = readFileSync(join(root, 'docs', 'exploration.md'), 'utf8');
    const [, block = ''] = /<!-- output of explore --first 2 --most 1 -->\n```\n([\s\S]*?)```/.exec(document) ?? [];
    expect(block).toMatch(/promises kept\n[\s\S]*\n\.\.\.\n$/);
    expect(explorationText(explored)).toContain(block.replace('...\n', ''));
  });

  it('plays only the flow that --flow names', async () => {
    const args = ['explore', '--flow', 'workflow', '--first', '0', '--most', '1', '--json'];
    const { code, stdout } = await spawnIn(folder, ['commands/cli.ts', ...args]);
    const { experiments: own } = JSON.parse(stdout) as ExplorationReport;
    expect(code).toBe(0);
    expect(new Set(own.map(({ flow }) => flow.name))).toEqual(new Set(['ServiceNow Incident']));
    const setting = ['auth', 'creates', 'failureStatus', 'faultSet', 'first', 'flow', 'most'];
    const result = ['broken', 'milliseconds', 'played', 'schedules', 'secondRecords'];
    expect(Object.keys(own[0] ?? {}).sort()).toEqual([...setting, ...result].sort());
  }, 60_000);

  it.each([
    [['--flow', 'workflo'], 'there is no flow "workflo"; expected inboundCall, '],
    [['--org', 'dev2'], '--org: there is no org "dev2"; expected dev; did you mean "dev"?'],
    [['--first', '99'], '--first: got "99"; expected a whole number, 0 to 16'],
    [['--most', 'two'], '--most: got "two"; expected a whole number, 1 to 16'],
  ])('reports the mistake in %j', async (args, message) => {
    const { code, stdout, stderr } = await runIn(folder, 'explore', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
