import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { loadOrg, loadOrgs, type OrgRules } from '../../../constructs/org';
import { UserError } from '../../../input/user-error';
import { rules, smallOrg, smallOrgWith, useFolder } from './org-text';

describe('loading org files', () => {
  const folder = useFolder();
  const loadDev = (text: string, given = rules) => loadOrg(join(folder({ 'dev.yaml': text }), 'dev.yaml'), given);

  it('applies every default', () => {
    expect(loadDev(smallOrg)).toEqual({
      name: 'dev',
      file: 'orgs/dev.yaml',
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
      releaseName: 'first',
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
    expect(loadDev(text).backend).toEqual(backend);
  });

  it('reports every mistake of a file in the order of its lines', () => {
    const text = smallOrg
      .replace('eu-west-1', 'mars-1')
      .replace('managed: true', 'managed: true\n  password: hunter2')
      .replace('incidents:', 'Incidents:');
    expect(() => loadDev(text)).toThrow(
      expect.objectContaining({
        mistakes: [
          expect.objectContaining({ line: 2, column: 3, path: 'genesys.region', given: '"mars-1"' }),
          expect.objectContaining({ line: 7, column: 3, path: 'credential.password' }),
          expect.objectContaining({ file: 'orgs/dev.yaml', line: 10, column: 3, path: 'queues.Incidents' }),
        ],
      }),
    );
  });

  it('loads a folder sorted by name, and ignores its other files', () => {
    const path = folder({
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
    const path = folder({
      'b.yaml': smallOrgWith('type: local', 'type: locl'),
      'a.yaml': smallOrgWith('managed: true', 'managed: tru'),
      'c.yaml': smallOrg,
    });
    expect(() => loadOrgs(path, rules)).toThrow(/^orgs\/a\.yaml:6:3: [^\n]*\norgs\/b\.yaml:11:3: [^\n]*$/);
  });

  it('reports the place of a mistake that a rule finds, in the file that holds it', () => {
    const strict: OrgRules = {
      ...rules,
      check: ({ release }) => [
        {
          at: ['release', 'flows', 1, 'create'],
          problem: `cannot be repeated after ${release.retry.attempts} attempts`,
        },
        { at: ['release', 'retry', 'budgetSeconds'], problem: 'too short' },
        { at: ['servicenow', 'name'], problem: 'too long' },
      ],
    };
    expect(() => loadDev(smallOrg, strict)).toThrow(
      new Error(
        [
          'orgs/dev.yaml:3:1: servicenow.name: too long',
          'releases/first.yaml:2:1: retry.budgetSeconds: too short',
          'releases/first.yaml:12:5: flows[1].create: cannot be repeated after 3 attempts',
        ].join('\n'),
      ),
    );
  });

  it('applies the rules only to files without other mistakes', () => {
    const check = jest.fn(() => []);
    expect(() => loadDev(smallOrgWith('eu-west-1', 'mars-1'), { ...rules, check })).toThrow(UserError);
    expect(check).not.toHaveBeenCalled();
  });

  it('names a folder that is missing, is not a folder, or has no org file', () => {
    const orgs = folder({ 'README.md': '' });
    expect(() => loadOrgs(join(orgs, 'none'), rules)).toThrow(
      new Error(
        `orgs/none: no such folder in ${orgs}; expected a folder with one <org>.yaml for each org; run this in the folder of a project`,
      ),
    );
    expect(() => loadOrgs(join(orgs, 'README.md'), rules)).toThrow(
      new Error('orgs/README.md: no such file or folder; check the path'),
    );
    expect(() => loadOrgs(orgs, rules)).toThrow(new Error('orgs: no org files; expected one <org>.yaml for each org'));
  });

  it('names a file that cannot be read', () => {
    const orgs = folder({});
    mkdirSync(join(orgs, 'dev.yaml'));
    expect(() => loadOrg(join(orgs, 'test.yaml'), rules)).toThrow(
      new Error('orgs/test.yaml: no such file or folder; check the path'),
    );
    expect(() => loadOrgs(orgs, rules)).toThrow(
      new Error('orgs/dev.yaml: got a folder; expected a file; name a file in it'),
    );
  });

  it.each(['Dev.yaml', 'dev_1.yaml', '1dev.yaml', 'dev.eu.yaml', 'dev.yml'])(
    'refuses %s, whose name cannot be that of a stack',
    (file) => {
      expect(() => loadOrgs(folder({ [file]: smallOrg }), rules)).toThrow(
        new Error(
          `orgs/${file}: the file name becomes the name of the stack; expected a lower-case letter, then lower-case letters, digits or "-", then .yaml, as in dev.yaml`,
        ),
      );
    },
  );
});
