import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { loadOrg, loadOrgs, type OrgRules } from '../../../constructs/org';
import { UserError } from '../../../input/user-error';
import { rules, smallOrg, smallOrgWith, useWorkingFolder } from './org-text';

describe('loading org files', () => {
  const write = useWorkingFolder();
  const folder = (name: string, files: Readonly<Record<string, string>> = {}) => {
    const path = join(dirname(write('anchor.txt', '')), name);
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path);
    for (const [file, text] of Object.entries(files)) write(join(name, file), text);
    return path;
  };

  it('applies every default', () => {
    expect(loadOrg(write('dev.yaml', smallOrg), rules)).toEqual({
      name: 'dev',
      file: 'dev.yaml',
      genesys: { region: 'eu-west-1', division: 'Home' },
      servicenow: {
        name: 'ServiceNow',
        instance: 'https://acme-dev.service-now.com',
        tokenPath: '/oauth_token.do',
        importSetTables: {},
      },
      credential: { managed: true, grant: 'client_credentials' },
      queues: { fallback: 'Service Desk', incidents: 'IT Incidents' },
      routes: {},
      backend: { type: 'local' },
      release: {
        auth: 'chained',
        operations: ['find-caller-by-phone', 'create-incident'],
        ownFlows: [],
        create: 'table',
        caller: { matchDigits: 9 },
        token: { renewBeforeSeconds: 60 },
        timeouts: { tokenSeconds: 3, actionSeconds: 4 },
        retry: { attempts: 3, firstDelaySeconds: 1, jitterMilliseconds: 0, onUnknownFailure: 'retry' },
        statuses: { expired: [401], rateLimited: [429], unclear: [400, 408], gateway: [408, 502, 503, 504] },
        flows: [
          {
            type: 'inboundCall',
            name: 'IT Service Desk',
            language: 'en-us',
            columns: {},
            create: 'create-incident',
            queue: 'fallback',
            onError: 'disconnect',
            retry: {},
            texts: {
              greeting: 'Thank you for calling.',
              wait: 'One moment, please.',
              created: 'I have opened a ticket for you. Its number is {number}.',
              found: 'Your ticket is already open. Its number is {number}.',
              notCreated: 'I could not open a ticket right now. A colleague will help you personally.',
              transferFailed: 'I am sorry, nobody can take your call at the moment. Please call again later.',
              error: 'I am sorry, something went wrong on our side.',
              shortDescription: 'Call from {caller}',
              description: 'Call from {caller}, conversation {conversation}',
            },
          },
          {
            type: 'workflow',
            name: 'ServiceNow Incident',
            language: 'en-us',
            columns: {},
            create: 'create-incident',
            retry: {},
          },
        ],
      },
    });
  });

  it.each([
    { type: 'local', path: 'state/dev.tfstate' },
    { type: 's3', bucket: 'acme', key: 'dev.tfstate', endpoints: { s3: 'http://127.0.0.1:9000' }, usePathStyle: true },
    { type: 'gcs', bucket: 'acme', prefix: 'dev', kmsEncryptionKey: 'projects/acme/keyRings/state/cryptoKeys/dev' },
    {
      type: 'azurerm',
      storageAccountName: 'acme',
      containerName: 'state',
      key: 'dev.tfstate',
      tenantId: 'b3f1c2d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
    },
    { type: 'remote', organization: 'acme', workspaces: { name: 'genesys-dev' } },
    {
      type: 'http',
      address: 'https://state.acme.com/dev',
      lockAddress: 'https://state.acme.com/dev/lock',
      retryMax: 2,
    },
  ])('passes the arguments of the backend $type on as written', (backend) => {
    const text = smallOrgWith('backend:\n  type: local', `backend: ${JSON.stringify(backend)}`);
    expect(loadOrg(write('dev.yaml', text), rules).backend).toEqual(backend);
  });

  it('applies the defaults to each file on its own', () => {
    const one = loadOrg(write('dev.yaml', smallOrg), rules);
    const other = loadOrg(write('dev.yaml', smallOrg), rules);
    expect(one.release.statuses.gateway).not.toBe(other.release.statuses.gateway);
  });

  it('reports every mistake of a file in the order of its lines', () => {
    const text = smallOrg
      .replace('eu-west-1', 'mars-1')
      .replace('managed: true', 'managed: true\n  password: hunter2')
      .replace('attempts: 3', 'attempts: 7')
      .replace('ServiceNow Incident', 'IT Service Desk');
    expect(() => loadOrg(write('dev.yaml', text), rules)).toThrow(
      expect.objectContaining({
        mistakes: [
          expect.objectContaining({ line: 2, column: 3, path: 'genesys.region', given: '"mars-1"' }),
          expect.objectContaining({ line: 7, column: 3, path: 'credential.password' }),
          { file: 'dev.yaml', line: 15, column: 12, path: 'release.retry.attempts', given: '7', expected: '1 to 3' },
          expect.objectContaining({ line: 23, column: 7, path: 'release.flows[1].name', given: '"IT Service Desk"' }),
        ],
      }),
    );
  });

  it('loads a folder sorted by name, and ignores its other files', () => {
    const path = folder('orgs', {
      'prod.yaml': smallOrg,
      'prod-eu.yaml': smallOrg,
      'dev.yaml': smallOrg,
      'org.schema.json': '{}',
      '.draft.yaml': 'x',
      'README.md': '',
    });
    expect(loadOrgs(path, rules).map(({ name, file }) => [name, file])).toEqual([
      ['dev', 'orgs/dev.yaml'],
      ['prod', 'orgs/prod.yaml'],
      ['prod-eu', 'orgs/prod-eu.yaml'],
    ]);
  });

  it('reports the mistakes of all files of a folder together', () => {
    const path = folder('several', {
      'b.yaml': smallOrgWith('attempts: 3', 'attempts: 4'),
      'a.yaml': smallOrgWith('attempts: 3', 'attempts: 5'),
      'c.yaml': smallOrg,
    });
    expect(() => loadOrgs(path, rules)).toThrow(
      new Error(
        [
          'several/a.yaml:14:12: release.retry.attempts: got 5; expected 1 to 3',
          'several/b.yaml:14:12: release.retry.attempts: got 4; expected 1 to 3',
        ].join('\n'),
      ),
    );
  });

  it('reports the place of a mistake that a rule finds', () => {
    const strict: OrgRules = {
      ...rules,
      check: ({ release }) => [
        {
          at: ['release', 'flows', 1, 'create'],
          problem: `cannot be repeated after ${release.retry.attempts} attempts`,
        },
        { at: ['release', 'retry', 'budgetSeconds'], problem: 'too short' },
      ],
    };
    expect(() => loadOrg(write('dev.yaml', smallOrg), strict)).toThrow(
      new Error(
        [
          'dev.yaml:14:3: release.retry.budgetSeconds: too short',
          'dev.yaml:24:7: release.flows[1].create: cannot be repeated after 3 attempts',
        ].join('\n'),
      ),
    );
  });

  it('applies the rules only to files without other mistakes', () => {
    const check = jest.fn(() => []);
    expect(() => loadOrg(write('dev.yaml', smallOrgWith('eu-west-1', 'mars-1')), { ...rules, check })).toThrow(
      UserError,
    );
    expect(check).not.toHaveBeenCalled();
  });

  it('names a folder that is missing, is not a folder, or has no org file', () => {
    const empty = folder('empty', { 'README.md': '' });
    const none = join(empty, 'none');
    const file = join(empty, 'README.md');
    expect(() => loadOrgs(none, rules)).toThrow(
      new Error(
        `empty/none: no such folder in ${empty}; expected a folder with one <org>.yaml for each org; run this in the folder of a project`,
      ),
    );
    expect(() => loadOrgs(file, rules)).toThrow(new Error('empty/README.md: no such file or folder; check the path'));
    expect(() => loadOrgs(empty, rules)).toThrow(
      new Error('empty: no org files; expected one <org>.yaml for each org'),
    );
  });

  it('names a file that cannot be read', () => {
    const path = folder('odd');
    mkdirSync(join(path, 'dev.yaml'));
    expect(() => loadOrg(join(path, 'test.yaml'), rules)).toThrow(
      new Error('odd/test.yaml: no such file or folder; check the path'),
    );
    expect(() => loadOrgs(path, rules)).toThrow(
      new Error('odd/dev.yaml: got a folder; expected a file; name a file in it'),
    );
  });

  it.each(['Dev.yaml', 'dev_1.yaml', '1dev.yaml', 'dev.eu.yaml', 'dev.yml'])(
    'refuses %s, whose name cannot be that of a stack',
    (file) => {
      expect(() => loadOrgs(folder('names', { [file]: smallOrg }), rules)).toThrow(
        new Error(
          `names/${file}: the file name becomes the name of the stack; expected a lower-case letter, then lower-case letters, digits or "-", then .yaml, as in dev.yaml`,
        ),
      );
    },
  );
});
