import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { objectsJsonSchema, scenarioJsonSchema } from '../../../sandbox/scenario/json-schema';
import { editorMessages, undocumented } from '../../support/json-schema';
import { root } from '../../support/root';

const schemas = { scenario: scenarioJsonSchema(), objects: objectsJsonSchema() };
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const scenario = (...lines: readonly string[]) => parse(['title: x', ...lines].join('\n'));
const messages = (...lines: readonly string[]) => editorMessages(schemas.scenario, scenario(...lines));
const call = 'interaction: { type: call }';

describe.each(Object.entries(schemas))('the JSON Schema of %s files', (kind, schema) => {
  it('stands where editors find it; "npm run schema" writes it', () => {
    expect(JSON.parse(read(`scenarios/${kind}.schema.json`))).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('documents every key', () => {
    expect(undocumented(schema)).toEqual([]);
  });
});

describe('the JSON Schema of scenario files', () => {
  it.each(readdirSync(join(root, 'scenarios')).filter((file) => file.endsWith('.yaml')))(
    'accepts %s, which names it',
    (file) => {
      const text = read(`scenarios/${file}`);
      expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/scenario\.schema\.json\n/);
      expect(editorMessages(schemas.scenario, parse(text))).toEqual([]);
    },
  );

  it.each([
    ['a mistyped type', ['interaction: { type: cal }'], /^\/interaction\/type: must be equal to one of the allowed/],
    ['no type', ['interaction: {}'], /^\/interaction: must have required property 'type'$/],
    [
      'a key of another type',
      ['interaction: { type: call, subject: x }'],
      /^\/interaction: must NOT have additional properties$/,
    ],
    ['a mistyped kind', [call, 'faults: [{ on: any, kind: slo }]'], /^\/faults\/0\/kind: must be equal to one/],
    [
      'a key that a fault lacks',
      [call, 'faults: [{ on: any, kind: slow }]'],
      /^\/faults\/0: must have required property 'afterMs'$/,
    ],
    [
      'a mistyped key of a map that may also be a word',
      [call, 'faults: [{ on: any, kind: timeout, commit: { lateMs: -1 } }]'],
      /^\/faults\/0\/commit\/lateMs: must be >= 0$/,
    ],
    [
      'a wrong element of a list that may also be a number',
      [call, 'faults: [{ on: any, kind: forbidden, nth: [0] }]'],
      /^\/faults\/0\/nth\/0: must be >= 1$/,
    ],
    ['an unknown setting', [call, 'engine: { timeout: 4 }'], /^\/engine: must NOT have additional properties$/],
  ])('says one thing of %s', (_, lines, message) => {
    expect(messages(...lines)).toEqual([expect.stringMatching(message)]);
  });

  it('has the defaults of settings', () => {
    const { properties } = schemas.scenario as unknown as {
      readonly properties: Record<string, { properties: object }>;
    };
    expect(properties['engine']?.properties).toMatchObject({
      maxConcurrent: { default: 50 },
      authRetry: { default: 'once' },
    });
    expect(properties['runner']?.properties).toMatchObject({ previousMenu: { default: 'last' } });
    expect(properties['serviceNow']?.properties).toMatchObject({ latencyMs: { default: 120 } });
  });
});

describe('the JSON Schema of objects files', () => {
  it('accepts the example, and refuses a mistyped type of a column', () => {
    const text = read('docs/examples/objects.yaml');
    expect(editorMessages(schemas.objects, parse(text))).toEqual([]);
    expect(editorMessages(schemas.objects, parse(text.replace('seats: integer', 'seats: int')))).toHaveLength(1);
  });
});
