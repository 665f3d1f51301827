import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { mistakeText } from '../../../input/mistake';
import type { UserError } from '../../../input/user-error';
import type { OrgRecord } from '../../../sandbox/genesys/org/org-record';
import { readOrgFile, saveOrgFile, writeOrgFile } from '../../../sandbox/org-file/org-file';
import { emptyRecord } from '../../support/empty-record';
import { temporaryFolder } from '../../support/temporary-folder';

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
  expect(() => readOrgFile(file, 'reset it')).toThrow(/org\.json:1:20: not JSON \([^)]*\); correct it, or reset it$/);
  writeFileSync(file, '{\n  "format": 2,\n  "org": { "queues": [], }\n}');
  expect(() => readOrgFile(file, 'reset it')).toThrow(
    /org\.json:3:26: not JSON \([^)]*property name\); correct it, or reset it$/,
  );
  writeFileSync(file, '{"format": 1, "org": {}}');
  expect(() => readOrgFile(file, 'reset it')).toThrow('org.json: written by another version of this program; reset it');
});

describe('what people write into it', () => {
  const client = { id: 'plan', name: 'Plan', secret: 'x' };
  const action = {
    id: 'action-id',
    name: 'Create incident',
    category: 'ServiceNow',
    secure: false,
    integrationId: 'integration-id',
    inputSchema: {},
    successSchema: {},
    request: { type: 'GET', urlTemplate: '/', headers: {}, template: '' },
    response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '' },
    version: 1,
  };
  const config = { name: 'ServiceNow', notes: '', properties: {}, advanced: {}, credentials: { basicAuth: 'gone' } };
  const flow = { id: 'flow-id', name: 'Desk', type: 'workflow', text: '', actions: [], modules: [], version: 1 };

  it.each<readonly [string, object, readonly RegExp[]]>([
    [
      'a client that lacks a key, and a permission that is not one',
      { clients: [{ ...client, permissions: ['routing:*:*', 'routing.queue.view'] }, { id: 'y' }] },
      [
        /:\d+:\d+: org\.clients\[0\]\.permissions\[1\]: got "routing\.queue\.view"; expected a permission such as /,
        /: org\.clients\[1\]\.name: missing; expected a text of 1 to 100 characters/,
        /: org\.clients\[1\]\.secret: missing/,
      ],
    ],
    [
      'two clients of one id, or of one token',
      {
        clients: [
          { ...client, token: 't' },
          { ...client, token: 't' },
        ],
      },
      [
        /: org\.clients\[1\]\.id: got "plan"; clients\[0\] has the same; expected one of its own$/,
        /: org\.clients\[1\]\.token: got "t"; clients\[0\] has the same; expected one of its own$/,
      ],
    ],
    [
      'a queue that was copied with its id',
      {
        queues: [
          { id: 'q', name: 'A' },
          { id: 'q', name: 'B' },
        ],
      },
      [/: org\.queues\[1\]\.id: got "q"; queues\[0\] has the same; expected one of its own$/],
    ],
    [
      'a queue without an id',
      { queues: [{ name: 'A' }, 'Support'] },
      [/: org\.queues\[0\]\.id: missing; expected a text/, /: org\.queues\[1\]: got "Support"; expected a map/],
    ],
    ['a list under a wrong name', { queus: [] }, [/: org\.queus: unknown key; .*; did you mean "queues"\?$/]],
    [
      'an action without its request',
      { actions: [{ ...action, request: undefined }] },
      [/: org\.actions\[0\]\.request: missing/],
    ],
    [
      'an action whose integration was deleted, and an integration whose credential was',
      {
        actions: [action],
        integrations: [{ id: 'other', type: 'custom-rest-actions', state: 'ENABLED', config, version: 1 }],
      },
      [
        /: org\.integrations\[0\]\.config\.credentials\.basicAuth: got "gone"; expected the id of one of credentials$/,
        /: org\.actions\[0\]\.integrationId: got "integration-id"; expected the id of one of integrations$/,
      ],
    ],
    [
      'a lock and a draft that are not such',
      { flows: [{ ...flow, lockedBy: 'ada', draft: { txt: '', user: { id: 'ada', name: 'Ada' }, savedAt: 'today' } }] },
      [
        /: org\.flows\[0\]\.lockedBy: got "ada"; expected a map/,
        /: org\.flows\[0\]\.draft\.savedAt: got "today"; expected a moment such as 2026-11-30T09:00:00Z$/,
        /: org\.flows\[0\]\.draft\.txt: unknown key; .*; did you mean "text"\?$/,
      ],
    ],
  ])('is refused with its place: %s', (_, members, expected) => {
    const file = join(temporaryFolder(), 'org.json');
    writeFileSync(file, JSON.stringify({ format: 2, org: { ...emptyRecord, ...members } }));
    const mistakes = mistakesOf(() => readOrgFile(file, 'reset it'));
    for (const pattern of expected) expect(mistakes).toContainEqual(expect.stringMatching(pattern));
  });

  it('is read as it is written', () => {
    const file = join(temporaryFolder(), 'org.json');
    const lockedBy = { id: 'ada', name: 'Ada' };
    const draft = { text: '', user: lockedBy, savedAt: '2026-11-30T09:00:00Z' };
    const org = { ...emptyRecord, clients: [client], flows: [{ ...flow, lockedBy, draft }] };
    writeOrgFile(file, org);
    expect(readOrgFile(file, 'reset it')).toEqual(org);
  });
});

function mistakesOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    return (error as UserError).mistakes.map(mistakeText);
  }
  return [];
}
