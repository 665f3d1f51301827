import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { OrgRecord } from '../../sandbox/genesys/org/org-record';
import { readOrgFile, saveOrgFile, writeOrgFile } from '../../sandbox/org-file';
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

it('writes JSON that people can read, whichever way it is written', async () => {
  const file = join(temporaryFolder(), 'org.json');
  const action = { id: 'a', name: 'one\ntwo', request: { headers: {}, none: undefined }, inputs: [{}, []] };
  const org = { ...emptyRecord, actions: [action, { ...action, id: 'b' }] } as unknown as OrgRecord;
  const pretty = `${JSON.stringify({ format: 2, org }, null, 2)}\n`;
  writeOrgFile(file, org);
  expect(readFileSync(file, 'utf8')).toBe(pretty);
  await saveOrgFile(file, org);
  expect(readFileSync(file, 'utf8')).toBe(pretty);
});

it('is refused where something is in the way, and leaves no other file', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'org.json'));
  expect(() => writeOrgFile(join(folder, 'org.json'), emptyRecord)).toThrow(
    /org\.json: cannot be written: a folder is in the way of a file; move it away and try again$/,
  );
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

it('is refused with the place of a mistake in its clients, which are written by hand', () => {
  const file = join(temporaryFolder(), 'org.json');
  const client = { id: 'plan', name: 'Plan', secret: 'x' };
  const clients = [
    { ...client, permissions: ['routing:queue:view', 'routing:*:*', 'routing.queue.view'] },
    { id: 'y' },
  ];
  writeOrgFile(file, { ...emptyRecord, clients: clients as (typeof client)[] });
  const expected = 'expected a permission such as integrations:action:view, or with * as its second or third part';
  expect(() => readOrgFile(file, 'reset it')).toThrow(
    [
      `${file}: clients[0].permissions[2]: got "routing.queue.view"; ${expected}`,
      `${file}: clients[1].name: missing; expected a text of 1 to 100 characters, in quotes where it looks like a number`,
    ].join('\n'),
  );
  writeOrgFile(file, { ...emptyRecord, clients: [client] });
  expect(readOrgFile(file, 'reset it')).toEqual({ ...emptyRecord, clients: [client] });
});
