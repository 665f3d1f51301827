import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { beginRepository, commitAll, gitIn } from '../support/git-repository';
import { runIn } from '../support/run-in';
import { workingFolder } from '../support/working-folder';
import { changedGoldens, isPatch, patchedTag } from './patch';

describe('a patch', () => {
  it.each([
    ['1.2.1', 'v1.2.0'],
    ['1.2.9', 'v1.2.2'],
    ['1.2.10', 'v1.2.9'],
    ['1.3.1', undefined],
  ])('%s is compared with the tag %s', (version, tag) => {
    const tags = ['v0.2.0', 'v1.1.9', 'v1.2.0', 'v1.2.10', 'v1.2.2', 'v1.2.9', 'v1.4.0'];
    expect([isPatch(version), patchedTag(version, tags)]).toEqual([true, tag]);
  });

  it.each(['1.3.0', '2.0.0', '0.2.1'])('is not what %s is', (version) => {
    expect(isPatch(version)).toBe(false);
  });

  it('changes no golden file of the version before', async () => {
    const folder = workingFolder();
    mkdirSync(join(folder, '__snapshots__'));
    await runIn(folder, 'check', '--update');
    beginRepository(folder);
    gitIn(folder, 'tag', 'v1.2.0');
    expect(changedGoldens('v1.2.0', folder)).toEqual([]);
    appendFileSync(join(folder, '__snapshots__/orgs/dev/flows/workflow-servicenow-incident.yaml'), '# before\n');
    commitAll(folder, 'Ship something else');
    gitIn(folder, 'tag', 'v1.2.1');
    expect(changedGoldens('v1.2.1', folder)).toEqual([
      'changed: __snapshots__/orgs/dev/flows/workflow-servicenow-incident.yaml',
    ]);
  });
});
