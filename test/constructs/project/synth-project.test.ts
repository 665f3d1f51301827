import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { spawnIn } from '../../support/spawn-in';
import { workingFolder } from '../../support/working-folder';

describe('main.ts, when a file cannot be written', () => {
  it('says which and why, as commands do, without a stack trace', async () => {
    const folder = workingFolder();
    mkdirSync(join(folder, 'cdktf.out', 'stacks', 'dev', 'cdk.tf.json'), { recursive: true });
    expect(await spawnIn(folder, ['main.ts'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'cdktf.out/stacks/dev/cdk.tf.json: cannot be written: a folder is in the way of a file; move it away and try again\n',
    });
  });
});
