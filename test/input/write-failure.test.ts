import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { UserError } from '../../input/user-error';
import { writeFailure } from '../../input/write-failure';
import { temporaryFolder } from '../support/temporary-folder';

/** The message after an error of the operating system, with a folder of one's own as `~`. */
function messageOf(code: string, make: (folder: string) => string): string {
  const folder = temporaryFolder();
  const error = Object.assign(new Error(`${code}: x`), { code, syscall: 'mkdir' });
  const failure = writeFailure(error, make(folder));
  return failure instanceof UserError ? failure.message.replaceAll(folder, '~') : 'not a UserError';
}

describe('a file that cannot be written', () => {
  it.each(['EACCES', 'EPERM'])('names the folder that is not writable, %s', (code) => {
    expect(messageOf(code, (folder) => join(folder, 'cdktf.out', 'stacks', 'dev'))).toBe(
      '~/cdktf.out/stacks/dev: cannot be written: the folder ~ is not writable; make it writable, or work in another one',
    );
    expect(
      messageOf(code, (folder) => {
        mkdirSync(join(folder, 'cdktf.out'));
        return join(folder, 'cdktf.out', 'stacks');
      }),
    ).toContain('the folder ~/cdktf.out is not writable');
  });

  it('names the file, or the link to nothing, that is in the way', () => {
    const below = (make: (path: string) => void) => (folder: string) => {
      make(join(folder, 'cdktf.out'));
      return join(folder, 'cdktf.out', 'stacks');
    };
    expect(
      messageOf(
        'ENOTDIR',
        below((path) => writeFileSync(path, '')),
      ),
    ).toContain('~/cdktf.out is a file; move it');
    expect(
      messageOf(
        'ENOENT',
        below((path) => symlinkSync('nowhere', path)),
      ),
    ).toContain('~/cdktf.out is a link to nothing');
  });

  it('is a defect of the program where the operating system refused nothing', () => {
    const defect = new TypeError('no such property');
    expect(writeFailure(defect, 'a')).toBe(defect);
  });
});
