import { describe, expect, it } from '@jest/globals';
import { spawnIn } from '../../support/spawn-in';
import { workingFolder } from '../../support/working-folder';

const fullDisk = `
const fs = require('node:fs');
const write = fs.writeFileSync;
fs.writeFileSync = (file, ...rest) => {
  if (!String(file).endsWith('cdk.tf.json')) return write(file, ...rest);
  throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'write', path: file });
};`;

describe('main.ts on a full disk', () => {
  it('says which file could not be written, without a stack trace', async () => {
    expect(await spawnIn(workingFolder(), ['main.ts'], { preload: fullDisk })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'cdktf.out/stacks/dev/cdk.tf.json: cannot be written: the disk is full; free some space and try again\n',
    });
  });
});
