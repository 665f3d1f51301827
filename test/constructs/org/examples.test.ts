import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { loadOrgs, type OrgRules } from '../../../constructs/org';
import { orgJsonSchema } from '../../../constructs/org/json-schema';
import { anyCharacter } from '../../support/any-character';
import { shippedOperations } from '../../support/example-project';
import { exampleOrgs, root } from '../../support/root';
import { useLoad } from './org-text';

const rules: OrgRules = { operations: shippedOperations.names, check: () => [], checkTogether: () => [] };
const schema = orgJsonSchema(shippedOperations.names);
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
const files = readdirSync(exampleOrgs);
const read = (file: string) => readFileSync(join(exampleOrgs, file), 'utf8');

describe('the example orgs', () => {
  it('differ the way orgs do', () => {
    const orgs = loadOrgs(exampleOrgs, rules);
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
    expect(new Set(orgs.map(({ servicenow }) => servicenow.instance)).size).toBe(orgs.length);
    expect(new Set(orgs.map(({ queues }) => queues.fallback)).size).toBe(orgs.length);
    for (const { release } of orgs) {
      expect(release.flows.map(({ type }) => type)).toEqual(['inboundCall', 'inboundShortMessage', 'workflow']);
    }
  });
});

describe('the JSON Schema of an org file', () => {
  it.each(files)('is named in the first line of %s and accepts it', (file) => {
    const [, named = ''] = /^# yaml-language-server: \$schema=(.*)\n/.exec(read(file)) ?? [];
    expect(join(exampleOrgs, named)).toBe(join(root, 'orgs', 'org.schema.json'));
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
    ['a queue key that is not an identifier', 'incidents: IT', 'Incidents: IT'],
    ['a number that is not in E.164', 'backend:', 'routes: { IT Service Desk: ["0012025550143"] }\nbackend:'],
  ])('refuses %s as the loader does', (_, passage, replacement) => {
    const text = read('prod.yaml');
    expect(text).toContain(passage);
    expect(validate(parse(text.replace(passage, replacement)))).toBe(false);
  });

  it('documents every key', () => {
    expect(undocumented(schema)).toEqual([]);
  });
});

describe('a damaged org file', () => {
  const load = useLoad(rules);

  it('is loaded or refused with a UserError, never with another error', () => {
    const damage = fc.record({
      file: fc.constantFrom(...files),
      cuts: fc.array(
        fc.record({
          from: fc.nat(2500),
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
