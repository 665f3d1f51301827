import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { loadOrgs, type OrgRules } from '../../../constructs/org';
import { orgJsonSchema, releaseJsonSchema } from '../../../constructs/org/json-schema';
import { releaseNames } from '../../../constructs/project/release-names';
import { anyCharacter } from '../../support/any-character';
import { shippedOperations } from '../../support/example-project';
import { editorMessages, undocumented } from '../../support/json-schema';
import { exampleOrgs, root } from '../../support/root';
import { useLoad } from './org-text';

const rules: OrgRules = { operations: shippedOperations.names, ownFlows: [], check: () => [], checkTogether: () => [] };
const read = (kind: Kind, file: string) => readFileSync(join(root, 'test', 'fixtures', `${kind}s`, file), 'utf8');
const files = (kind: Kind) => readdirSync(join(root, 'test', 'fixtures', `${kind}s`));
const schemas = {
  org: orgJsonSchema(),
  release: releaseJsonSchema(releaseNames({ operations: shippedOperations, flows: [] })),
};
type Kind = keyof typeof schemas;

describe('the example orgs', () => {
  it('differ the way orgs do', () => {
    const orgs = loadOrgs(exampleOrgs, rules);
    expect(
      orgs.map(({ name, genesys, backend, credential, releaseName, promotesFrom, release }) => ({
        name,
        region: genesys.region,
        backend: backend.type,
        credential: 'existing' in credential ? 'existing' : 'managed',
        releaseName,
        promotesFrom,
        auth: release.auth,
        create: release.create,
      })),
    ).toEqual([
      {
        name: 'dev',
        region: 'eu-west-1',
        backend: 'local',
        credential: 'managed',
        releaseName: '2026-12',
        auth: 'chained',
        create: 'table',
      },
      {
        name: 'emea',
        region: 'eu-central-1',
        backend: 'gcs',
        credential: 'managed',
        releaseName: 'emea-2026-12',
        auth: 'platform',
        create: 'importSet',
      },
      {
        name: 'prod',
        region: 'us-east-1',
        backend: 'azurerm',
        credential: 'existing',
        releaseName: '2026-09',
        promotesFrom: 'test',
        auth: 'chained',
        create: 'table',
      },
      {
        name: 'test',
        region: 'eu-central-1',
        backend: 's3',
        credential: 'managed',
        releaseName: '2026-09',
        promotesFrom: 'dev',
        auth: 'chained',
        create: 'table',
      },
    ]);
    expect(new Set(orgs.map(({ servicenow }) => servicenow.instance)).size).toBe(orgs.length);
    for (const { release } of orgs) {
      expect(release.flows.map(({ type }) => type)).toEqual(['inboundCall', 'inboundShortMessage', 'workflow']);
    }
  });
});

const refusals = [
  { what: 'an unknown key', file: 'prod.yaml', passage: 'division: Service', replacement: 'divsion: Service' },
  { what: 'an unknown region', file: 'prod.yaml', passage: 'us-east-1', replacement: 'us-east-9' },
  { what: 'an argument of another backend', file: 'prod.yaml', passage: 'containerName', replacement: 'bucket' },
  { what: 'too many digits', file: 'prod.yaml', passage: 'matchDigits: 10', replacement: 'matchDigits: 16' },
  { what: 'a bad queue key', file: 'prod.yaml', passage: 'incidents: IT', replacement: 'Incidents: IT' },
  {
    what: 'a number that is not in E.164',
    file: 'prod.yaml',
    passage: 'backend:',
    replacement: 'routes: { IT Service Desk: ["0012025550143"] }\nbackend:',
  },
  { what: 'a release in place', file: 'prod.yaml', passage: 'release: 2026-09', replacement: 'release: {}' },
  { what: 'another override', file: 'prod.yaml', passage: 'caller: {', replacement: 'auth: {' },
  { what: 'an unknown operation', file: '2026-12.yaml', passage: 'create: create-', replacement: 'create: make-' },
  { what: 'an operation twice', file: '2026-12.yaml', passage: '- add-comment', replacement: '- add-work-note' },
  { what: 'a text without its mark', file: '2026-12.yaml', passage: 'greeting: ', replacement: 'created: ' },
];

/** Mistakes in a part that may have several forms. */
const single = [
  {
    what: 'a mistyped type of a flow',
    file: '2026-12.yaml',
    passage: 'type: workflow',
    replacement: 'type: workflw',
    message: /^\/flows\/2\/type: must be equal to one of the allowed values$/,
  },
  {
    what: 'a key that a workflow does not have',
    file: '2026-12.yaml',
    passage: 'type: workflow',
    replacement: 'type: workflow\n    queue: incidents',
    message: /^\/flows\/2: must NOT have additional properties$/,
  },
  {
    what: 'an operation that creates nothing',
    file: '2026-12.yaml',
    passage: 'create: create-incident',
    replacement: 'create: get-incident',
    message: /^\/flows\/0\/create: must be equal to one of the allowed values$/,
  },
  {
    what: 'an operation that finds no caller',
    file: '2026-12.yaml',
    passage: 'findCaller: find-caller-by-phone',
    replacement: 'findCaller: create-incident',
    message: /^\/flows\/0\/findCaller: must be equal to one of the allowed values$/,
  },
  {
    what: 'a queue that cannot be a key of queues',
    file: '2026-12.yaml',
    passage: 'queue: incidents',
    replacement: 'queue: IT Incidents',
    message: /^\/flows\/0\/queue: must match pattern /,
  },
  {
    what: 'a mistyped type of a backend',
    file: 'prod.yaml',
    passage: 'type: azurerm',
    replacement: 'type: azure',
    message: /^\/backend\/type: must be equal to one of the allowed values$/,
  },
  {
    what: 'a credential that is managed and exists',
    file: 'dev.yaml',
    passage: 'managed: true',
    replacement: 'managed: true\n  existing: ServiceNow',
    message: /^\/credential: must NOT have additional properties$/,
  },
  {
    what: 'a mistyped grant',
    file: 'dev.yaml',
    passage: 'managed: true',
    replacement: 'managed: true\n  grant: client',
    message: /^\/credential\/grant: must be equal to one of the allowed values$/,
  },
];

describe.each(['org', 'release'] as const)('the JSON Schema of files of the kind %s', (kind) => {
  const validate = new Ajv({ strict: true, allErrors: true }).compile(schemas[kind]);

  it.each(files(kind))('is named in the first line of %s and accepts it', (file) => {
    const [, named = ''] = /^# yaml-language-server: \$schema=(.*)\n/.exec(read(kind, file)) ?? [];
    expect(join(exampleOrgs, named)).toBe(join(root, `${kind}s`, `${kind}.schema.json`));
    expect(validate(parse(read(kind, file))) ? [] : validate.errors).toEqual([]);
  });

  it.each(refusals.filter(({ file }) => files(kind).includes(file)))(
    'refuses $what as the loader does',
    ({ file, passage, replacement }) => {
      const text = read(kind, file);
      expect(text).toContain(passage);
      expect(validate(parse(text.replace(passage, replacement)))).toBe(false);
    },
  );

  it.each(single.filter(({ file }) => files(kind).includes(file)))(
    'says one thing of $what',
    ({ file, passage, replacement, message }) => {
      const text = read(kind, file);
      expect(text).toContain(passage);
      expect(editorMessages(schemas[kind], parse(text.replace(passage, replacement)))).toEqual([
        expect.stringMatching(message),
      ]);
    },
  );

  it('documents every key', () => {
    expect(undocumented(schemas[kind])).toEqual([]);
  });
});

describe('a damaged org file', () => {
  const load = useLoad(rules);

  it('is loaded or refused with a UserError, never with another error', () => {
    const damage = fc.record({
      file: fc.constantFrom(
        ...files('org').map((name) => ['org', name] as const),
        ...files('release').map((name) => ['release', name] as const),
      ),
      cuts: fc.array(
        fc.record({
          from: fc.nat(1500),
          length: fc.nat(40),
          insert: fc.oneof(
            fc.constant(''),
            fc.string({ unit: anyCharacter, maxLength: 4 }),
            fc.constantFrom(
              ' *a',
              '&a ',
              '!!set ',
              '? ',
              ': ',
              '- ',
              '{',
              '[',
              '\t',
              '\n---\n',
              '\n',
              '|',
              '<<: ',
              '"',
              '%YAML 1.1\n',
              '401: ',
            ),
          ),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(damage, ({ file: [kind, file], cuts }) => {
        const text = cuts.reduce(
          (before, { from, length, insert }) => before.slice(0, from) + insert + before.slice(from + length),
          read(kind, file),
        );
        const result = load({ [kind]: text.replace(/^release: .*$/m, 'release: first') });
        if (typeof result !== 'string') expect(result).toMatchObject({ name: 'dev' });
        else
          for (const line of result.split('\n')) expect(line).toMatch(/^(orgs\/dev|releases\/first)\.yaml:\d+:\d+: ./);
      }),
      { numRuns: 300 },
    );
  });
});
