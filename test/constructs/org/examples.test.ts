import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { loadOrgs, orgJsonSchema } from '../../../constructs/org';
import { root } from '../../support/root';
import { catalogue, rules, useLoad } from './org-text';

const folder = join(root, 'orgs');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const validate = new Ajv({ strict: true, allErrors: true }).compile(orgJsonSchema(catalogue));

describe('the example orgs', () => {
  const orgs = loadOrgs(folder, rules);

  it('differ the way orgs do', () => {
    expect(
      orgs.map(({ name, genesys, backend, credential, release }) => ({
        name,
        region: genesys.region,
        division: genesys.division,
        backend: backend.type,
        credential: 'existing' in credential ? 'existing' : 'managed',
        auth: release.auth,
      })),
    ).toEqual([
      { name: 'dev', region: 'eu-west-1', division: 'Home', backend: 'local', credential: 'managed', auth: 'chained' },
      {
        name: 'prod',
        region: 'us-east-1',
        division: 'Service Desk',
        backend: 'azurerm',
        credential: 'existing',
        auth: 'chained',
      },
      {
        name: 'test',
        region: 'eu-central-1',
        division: 'Acceptance',
        backend: 's3',
        credential: 'managed',
        auth: 'platform',
      },
    ]);
    expect(new Set(orgs.map(({ servicenow }) => servicenow.instance)).size).toBe(3);
    expect(new Set(orgs.map(({ queues }) => queues.fallback)).size).toBe(3);
  });

  it('show every operation and every flow type', () => {
    for (const { release } of orgs) {
      expect(release.operations).toEqual(catalogue);
      expect(release.flows.map(({ type }) => type)).toEqual(['inboundCall', 'inboundShortMessage', 'workflow']);
    }
  });
});

describe('the JSON Schema of an org file', () => {
  it('is the one that editors read from orgs/org.schema.json', () => {
    expect(JSON.parse(read('org.schema.json'))).toEqual(JSON.parse(JSON.stringify(orgJsonSchema(catalogue))));
  });

  it.each(['dev.yaml', 'test.yaml', 'prod.yaml'])('is named in the first line of %s and accepts it', (file) => {
    expect(read(file).split('\n')[0]).toBe('# yaml-language-server: $schema=./org.schema.json');
    expect(validate(parse(read(file))) ? [] : validate.errors).toEqual([]);
  });

  it.each([
    ['an unknown key', 'division: Service Desk', 'divsion: Service Desk'],
    ['an unknown region', 'us-east-1', 'us-east-9'],
    ['an unknown operation', 'create: create-incident', 'create: create-incidents'],
    ['an operation that is listed twice', '- add-comment', '- add-work-note'],
    ['an argument of another backend', 'containerName: state', 'bucket: state'],
    ['a created text without its mark', 'greeting: Welcome', 'created: Welcome'],
    ['too many digits', 'matchDigits: 10', 'matchDigits: 16'],
    ['a queue key that is no identifier', 'incidents: IT', 'Incidents: IT'],
  ])('refuses %s as the loader does', (_, passage, replacement) => {
    const text = read('prod.yaml');
    expect(text).toContain(passage);
    expect(validate(parse(text.replace(passage, replacement)))).toBe(false);
  });

  it('documents every key', () => {
    expect(undocumented(orgJsonSchema(catalogue))).toEqual([]);
  });
});

describe('a damaged org file', () => {
  const load = useLoad();

  it('gives a config or a UserError, never another error', () => {
    const damage = fc.record({
      file: fc.constantFrom('dev.yaml', 'test.yaml', 'prod.yaml'),
      cuts: fc.array(
        fc.record({
          from: fc.nat(2500),
          length: fc.nat(40),
          insert: fc.oneof(
            fc.constant(''),
            fc.string({ unit: 'binary', maxLength: 4 }),
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
      fc.property(damage, ({ file, cuts }) => {
        const text = cuts.reduce(
          (before, { from, length, insert }) => before.slice(0, from) + insert + before.slice(from + length),
          read(file),
        );
        const result = load(text);
        if (typeof result !== 'string') expect(result).toMatchObject({ name: 'dev' });
        else for (const line of result.split('\n')) expect(line).toMatch(/^dev\.yaml:\d+:\d+: ./);
      }),
      { numRuns: 300 },
    );
  });
});

/** Paths of the properties that have no description, through maps, lists and variants. */
function undocumented(schema: object, path = ''): readonly string[] {
  const {
    properties = {},
    items,
    anyOf = [],
    oneOf = [],
  } = schema as {
    readonly properties?: Record<string, { readonly description?: string }>;
    readonly items?: object;
    readonly anyOf?: readonly object[];
    readonly oneOf?: readonly object[];
  };
  return [
    ...Object.entries(properties).flatMap(([key, inner]) => [
      ...(inner.description ? [] : [`${path}.${key}`]),
      ...undocumented(inner, `${path}.${key}`),
    ]),
    ...(items ? undocumented(items, `${path}[]`) : []),
    ...[...anyOf, ...oneOf].flatMap((variant) => undocumented(variant, path)),
  ];
}
