import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readTextFile } from '../../input/text-file';
import { UserError } from '../../input/user-error';

const folder = mkdtempSync(join(tmpdir(), 'text-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = (name: string, bytes?: string | Buffer) => {
  const file = join(folder, name);
  if (bytes !== undefined) writeFileSync(file, bytes);
  return file;
};

function refusalOf(file: string) {
  try {
    return readTextFile(file, 'mine.yaml');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
}

describe('a file that people name', () => {
  it('is read without its byte order mark', () => {
    expect(readTextFile(path('bom', '\ufeffa: ä\n'))).toBe('a: ä\n');
  });

  it.each([
    ['does not exist', path('nothing'), 'mine.yaml: no such file or folder; check the path'],
    ['is below a file', join(path('plain', ''), 'x'), 'mine.yaml: no such file or folder; check the path'],
    ['is a folder', folder, 'mine.yaml: got a folder; expected a file; name a file in it'],
    [
      'is a device',
      '/dev/null',
      'mine.yaml: got a device or a pipe; expected a regular file; save its output to a file first',
    ],
    [
      'is not UTF-8',
      path('latin', Buffer.from([0xe4, 0x0a])),
      'mine.yaml: not text in UTF-8; name a YAML file, or save it as UTF-8',
    ],
    [
      'holds a NUL',
      path('nul', 'a: b\nc: \0\n'),
      'mine.yaml:2:4: got a NUL character; expected text in UTF-8; remove it, or save the file as UTF-8',
    ],
  ])('is refused by its name when it %s', (_, file, message) => {
    expect(refusalOf(file)).toBe(message);
  });

  it('is refused before it fills the memory', () => {
    truncateSync(path('huge', ''), 17 * 1024 * 1024);
    expect(refusalOf(path('huge'))).toBe('mine.yaml: got 17825792 bytes; expected at most 16 MiB');
  });

  it('may have a name that the system cannot have', () => {
    mkdirSync(path('deep'));
    expect(refusalOf(join(path('deep'), 'x'.repeat(300)))).toMatch(/^mine\.yaml: ENAMETOOLONG.*; check the path$/);
  });
});
