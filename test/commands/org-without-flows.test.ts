import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../support/root';
import { runIn } from '../support/run-in';
import { orgText, releaseOf, smallReleaseText, workingFolder, writeRelease } from '../support/working-folder';

const withoutFlows = { [releaseOf('dev')]: smallReleaseText('dev').replace(/^flows:\n[\s\S]*$/m, 'flows: []\n') };
const nothing = 'dev ships no flow, so there is nothing to play.\n';
const readingFallback = `
import { defineFlow, defineProject } from '${root}/constructs';
export default defineProject({
  flows: [defineFlow({ name: 'hotline', longestSeconds: 1, flow: ({ queues }) => queues.fallback as never })],
});
`;

describe('an org that gets data actions only', () => {
  it('is synthesised by start, which says that there is nothing to play', async () => {
    const { code, stdout, stderr } = await runIn(workingFolder(undefined, withoutFlows), 'start');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Synthesised 1 org:\n.* 0 flows\n\n/);
    expect(stdout).toContain(`\n\n${nothing}\nFiles: cdktf.out/stacks/dev (cdk.tf.json)\n`);
  });

  it('says that it has no flows, which cannot be left out', async () => {
    const text = withoutFlows[releaseOf('dev')]?.replace('flows: []\n', '') as string;
    expect(await runIn(workingFolder(undefined, { [releaseOf('dev')]: text }), 'start')).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /: flows: missing; expected a list of flows, or \[\] for an org that gets data actions only\n$/,
      ),
    });
  });

  it('needs no queue, unless a flow of the project’s own reads one', async () => {
    const withoutQueues = { dev: orgText('dev').replace(/^queues:\n(?: .*\n)+/m, '') };
    const folder = workingFolder(withoutQueues, withoutFlows);
    expect(await runIn(folder, 'start')).toMatchObject({ code: 0, stderr: '' });
    expect(await runIn(folder, 'storm')).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(join(folder, 'project.ts'), readingFallback);
    writeRelease(folder, releaseOf('dev'), `ownFlows: [hotline]\n${Object.values(withoutFlows)[0]}`);
    expect(await runIn(folder, 'start')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'orgs/dev.yaml: queues.fallback: missing although code of the project reads it; expected the name of a queue of this org; add it\n',
    });
  });

  it.each([
    ['simulate', nothing],
    ['explore', nothing],
    ['storm', nothing.replace('flow', 'call, message or workflow flow of this project')],
  ])('has nothing to play in %s', async (command, stdout) => {
    const folder = workingFolder(undefined, withoutFlows);
    expect(await runIn(folder, command)).toEqual({ code: 0, stdout, stderr: '' });
    const { code, stdout: json } = await runIn(folder, command, '--json');
    expect({ code, org: JSON.parse(json).org }).toEqual({ code: 0, org: 'dev' });
  });
});
