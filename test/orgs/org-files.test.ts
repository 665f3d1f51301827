import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { orgJsonSchema, releaseJsonSchema } from '../../constructs/org/json-schema';
import { releaseNames } from '../../constructs/project/release-names';
import project from '../../project';
import { root } from '../support/root';
import { everyOrg } from './every-org';

const releases = [...new Set(everyOrg.map(({ releaseName }) => releaseName))];

const kinds = [
  { kind: 'org', schema: orgJsonSchema(), names: everyOrg.map(({ name }) => name) },
  {
    kind: 'release',
    schema: releaseJsonSchema(releaseNames(project)),
    names: releases,
  },
];

describe.each(kinds)('$kind.schema.json', ({ kind, schema, names }) => {
  const folder = join(root, `${kind}s`);
  const written = JSON.parse(readFileSync(join(folder, `${kind}.schema.json`), 'utf8'));

  it('is the schema of the loader; "npm run schema" writes it', () => {
    expect(written).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it.each(names)('accepts %s, where editors find it', (name) => {
    const validate = new Ajv({ strict: true, allErrors: true }).compile(written);
    const text = readFileSync(join(folder, `${name}.yaml`), 'utf8');
    expect(validate(parse(text)) ? [] : validate.errors).toEqual([]);
    const [, named] = /^# yaml-language-server: \$schema=(.*)$/m.exec(text) ?? [];
    expect(named === undefined || existsSync(join(folder, named))).toBe(true);
  });
});
