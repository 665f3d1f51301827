import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { readOrgFile, writeOrgFile } from '../../sandbox/org-file';
import { emptyRecord } from '../support/empty-record';
import { temporaryFolder } from '../support/temporary-folder';

it('reads what it wrote, and leaves no other file', () => {
  const folder = join(temporaryFolder(), 'new');
  const file = join(folder, 'org.json');
  expect(readOrgFile(file, 'reset it')).toBeUndefined();
  writeOrgFile(file, emptyRecord);
  expect(readOrgFile(file, 'reset it')).toEqual(emptyRecord);
  expect(readdirSync(folder)).toEqual(['org.json']);
});

it('says what to do about a file that is broken or from another version', () => {
  const file = join(temporaryFolder(), 'org.json');
  writeFileSync(file, '{"format": 2, "org"');
  expect(() => readOrgFile(file, 'reset it')).toThrow(/org\.json: not JSON \(.*\); reset it$/);
  writeFileSync(file, '{"format": 1, "org": {}}');
  expect(() => readOrgFile(file, 'reset it')).toThrow('org.json: written by another version of this program; reset it');
  writeFileSync(file, JSON.stringify({ format: 2, org: { ...emptyRecord, queues: ['Support'] } }));
  expect(() => readOrgFile(file, 'reset it')).toThrow('org.json: queues: not a list of objects with an id; reset it');
});
