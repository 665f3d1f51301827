import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { regions, regionsOfProvider } from '../constructs/org/schema/genesys';
import { root } from './support/root';
import { temporaryFolder } from './support/temporary-folder';

const bindings = join(root, 'bindings');
const pinned = 'genesyscloud@1.82.0.json';
const address = 'registry.terraform.io/mypurecloud/genesyscloud';

/** A copy of the refresh command beside the pinned schema, and a Terraform that answers with what it is given. */
function refresh(version: string | undefined, terraform: string | undefined) {
  const folder = temporaryFolder();
  for (const file of ['refresh.cjs', pinned]) copyFileSync(join(bindings, file), join(folder, file));
  const path = join(folder, 'bin');
  mkdirSync(path);
  if (terraform !== undefined) {
    writeFileSync(join(folder, 'answer.json'), terraform);
    const script = `#!/bin/sh\nif [ "$1" = providers ]; then /bin/cat '${join(folder, 'answer.json')}'; fi\n`;
    writeFileSync(join(path, 'terraform'), script);
    chmodSync(join(path, 'terraform'), 0o755);
  }
  const run = spawnSync(process.execPath, [join(folder, 'refresh.cjs'), ...(version ? [version] : [])], {
    encoding: 'utf8',
    env: { PATH: path },
  });
  const schemas = readdirSync(folder).filter((name) => name.startsWith('genesyscloud@'));
  return { ...run, schemas, read: () => JSON.parse(readFileSync(join(folder, schemas[0] as string), 'utf8')) };
}

describe('refreshing the pinned schema', () => {
  const schema = JSON.parse(readFileSync(join(bindings, pinned), 'utf8'));

  it('keeps the same resources, in the words of the new version, without descriptions', () => {
    const answer = structuredClone(schema);
    const { resource_schemas } = answer.provider_schemas[address];
    resource_schemas.genesyscloud_flow.block.attributes.name.description = 'Name of the flow';
    resource_schemas.genesyscloud_flow.block.attributes.colour = { optional: true, type: 'string', description: 'new' };
    resource_schemas.genesyscloud_unused = { block: {}, version: 0 };

    const { status, schemas, read } = refresh('9.9.9', JSON.stringify(answer));
    expect({ status, schemas }).toEqual({ status: 0, schemas: ['genesyscloud@9.9.9.json'] });
    const written = read().provider_schemas[address].resource_schemas;
    expect(Object.keys(written)).toEqual(Object.keys(schema.provider_schemas[address].resource_schemas).sort());
    expect(written.genesyscloud_flow.block.attributes.colour).toEqual({ optional: true, type: 'string' });
    expect(written.genesyscloud_flow.block.attributes.name).not.toHaveProperty('description');
  });

  it.each([
    [undefined, '{}', /got version ""; expected one such as 1\.84\.1/],
    ['latest', '{}', /got version "latest"/],
    ['9.9.9', undefined, /terraform is not on the path/],
    ['9.9.9', JSON.stringify({ provider_schemas: {} }), /Terraform gave no schema/],
  ])('of version %j with Terraform %j changes nothing and says why', (version, terraform, message) => {
    const { status, stderr, schemas } = refresh(version, terraform);
    expect(stderr).toMatch(message);
    expect({ status, schemas }).toEqual({ status: 2, schemas: [pinned] });
  });

  it('changes nothing when the new version lacks a resource', () => {
    const answer = structuredClone(schema);
    delete answer.provider_schemas[address].resource_schemas.genesyscloud_flow;
    const { status, stderr, schemas } = refresh('9.9.9', JSON.stringify(answer));
    expect(stderr).toContain('version 9.9.9 has no genesyscloud_flow; nothing was changed');
    expect({ status, schemas }).toEqual({ status: 2, schemas: [pinned] });
  });
});

describe('the regions that an org file may name', () => {
  it('are those of the pinned provider: compare both lists when the version changes', () => {
    expect(pinned).toBe(`genesyscloud@${regionsOfProvider}.json`);
    expect(readdirSync(bindings)).toContain(pinned);
  });

  it('leave out the one that only 1.83.0 brings: the pinned version refuses it', () => {
    expect(regions).not.toContain('eusc-de-east-1');
  });
});
