import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Fact, facts, type ResourceType } from '../../../sandbox/terraform/facts';
import { planned } from '../../../sandbox/terraform/planned';
import { type BlockSchema, conformed, pinnedSchema, type TypeSchema } from '../../../sandbox/terraform/provider-schema';
import { refusals } from '../../../sandbox/terraform/validation';
import { type ObjectValue, unknown, type Value } from '../../../sandbox/terraform/value';
import { root } from '../../support/root';

const schema = pinnedSchema();

const rows = (Object.keys(facts) as readonly ResourceType[]).flatMap((type) =>
  (facts[type] as readonly Fact[]).map((fact) => ({ type, fact, name: `${type}.${fact.attribute}: ${fact.kind}` })),
);

function schemaOf(type: ResourceType): BlockSchema {
  return (schema.resources[type] as TypeSchema).block;
}

/** A configuration with one value, inside its block where it has one. */
function withValue({ attribute }: Fact, value: Value): ObjectValue {
  const [outer = '', inner] = attribute.split('.');
  return inner === undefined ? { [outer]: value } : { [outer]: [{ [inner]: value }] };
}

function valueIn(state: ObjectValue, { attribute }: Fact): Value | undefined {
  const [outer = '', inner] = attribute.split('.');
  const found = state[outer];
  return inner === undefined ? found : (found as readonly ObjectValue[])[0]?.[inner];
}

function plan(type: ResourceType, given: ObjectValue, before: ObjectValue | null = null, hash = 'hash') {
  const block = schemaOf(type);
  return planned({
    schema: block,
    facts: facts[type],
    prior: before && conformed(block, before),
    config: conformed(block, given),
    hashOf: () => hash,
  });
}

function refused(type: ResourceType, fact: Fact, value: Value): boolean {
  return refusals(schemaOf(type), [fact], withValue(fact, value)).length > 0;
}

/** What a row says, held against what is planned or refused. */
const holds: {
  readonly [K in Fact['kind']]: (type: ResourceType, fact: Extract<Fact, { readonly kind: K }>) => void;
} = {
  default: (type, fact) => {
    expect(valueIn(plan(type, {}).state, fact)).toBe(fact.value);
    expect(valueIn(plan(type, {}, withValue(fact, 'before')).state, fact)).toBe(fact.value);
  },
  replaces: (type, fact) => {
    const [before, after] = [withValue(fact, '{"a":1}'), withValue(fact, '{"a":2}')];
    expect(plan(type, after, before).replaces).toContain(fact.attribute);
    expect(plan(type, before, before).replaces).not.toContain(fact.attribute);
    expect(plan(type, before).replaces).toEqual([]);
  },
  equalAsJson: (type, fact) => {
    const before = withValue(fact, '{"a":1,"b":2}');
    const equal = plan(type, withValue(fact, '{ "b": 2, "c": null, "a": 1 }'), before);
    expect(valueIn(equal.state, fact)).toBe('{"a":1,"b":2}');
    expect(equal.replaces).not.toContain(fact.attribute);
    expect(valueIn(plan(type, withValue(fact, '{"a":2}'), before).state, fact)).toBe('{"a":2}');
    // A null that the API has is a difference at every plan.
    expect(valueIn(plan(type, withValue(fact, '{}'), withValue(fact, '{"a":null}')).state, fact)).toBe('{}');
  },
  oneOf: (type, fact) => {
    expect(fact.values.filter((value) => refused(type, fact, value))).toEqual([]);
    expect(refused(type, fact, 'another')).toBe(true);
  },
  range: (type, fact) => {
    expect([fact.least - 1, fact.least, fact.most, fact.most + 1].map((value) => refused(type, fact, value))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  },
  longest: (type, fact) => {
    expect([fact.characters, fact.characters + 1].map((length) => refused(type, fact, 'x'.repeat(length)))).toEqual([
      false,
      true,
    ]);
  },
  computedBlock: (type, fact) => {
    expect(valueIn(plan(type, {}).state, fact)).toBe(unknown);
    const before = conformed(schemaOf(type), { [fact.attribute]: [{}] });
    expect(valueIn(plan(type, {}, before).state, fact)).toEqual(before[fact.attribute]);
  },
  hashOfFile: (type, fact) => {
    const given = { [fact.file]: 'flow.yaml' };
    const before = { ...given, [fact.attribute]: 'hash' };
    expect(valueIn(plan(type, given).state, fact)).toBe(unknown);
    expect(valueIn(plan(type, given, before).state, fact)).toBe('hash');
    expect(valueIn(plan(type, given, before, 'another').state, fact)).toBe(unknown);
  },
};

function hold<K extends Fact['kind']>(type: ResourceType, fact: Extract<Fact, { readonly kind: K }>): void {
  holds[fact.kind as K](type, fact);
}

describe('what the schema of the provider does not say', () => {
  it.each(rows)('is planned or refused: $name', ({ type, fact }) => {
    hold(type, fact);
  });

  it('is in the documents as open or inferred where nobody has seen it', () => {
    const document = readFileSync(join(root, 'docs', 'platform-facts.md'), 'utf8');
    const [, section = ''] = document.split('## The provider of the sandbox');
    const listed = section.slice(0, section.indexOf('\n## ')).split('\n');
    const unseen = rows.filter(({ fact }) => fact.trust === 'open' || fact.trust === 'inferred');
    const missing = unseen.filter(
      ({ fact }) =>
        !listed.some(
          (line) =>
            line.includes(`\`${fact.attribute.split('.').at(-1)}\``) && line.trimEnd().endsWith(`| ${fact.trust} |`),
        ),
    );
    expect(unseen).not.toEqual([]);
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
