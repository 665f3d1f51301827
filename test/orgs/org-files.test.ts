import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { orgJsonSchema } from '../../constructs/org/json-schema';
import project from '../../project';
import { root } from '../support/root';
import { everyOrg } from './every-org';

const schemaFile = join(root, 'orgs', 'org.schema.json');
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'));
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);

describe('orgs/org.schema.json', () => {
  it('is the schema of the loader; "npm run schema" writes it', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(orgJsonSchema(project.operations.names))));
  });

  it.each(everyOrg.map(({ name }) => name))('accepts %s, where editors find it', (name) => {
    const text = readFileSync(join(root, 'orgs', `${name}.yaml`), 'utf8');
    expect(validate(parse(text)) ? [] : validate.errors).toEqual([]);
    const [, named] = /^# yaml-language-server: \$schema=(.*)$/m.exec(text) ?? [];
    expect(named === undefined || existsSync(join(dirname(schemaFile), named))).toBe(true);
  });
});
