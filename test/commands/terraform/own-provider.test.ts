import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { ownProviderDoor } from '../../../commands/terraform/own-provider';
import { UserError } from '../../../input/user-error';
import { WrittenOrg } from '../../../sandbox/genesys/org/written-org';
import { pinnedSchema } from '../../../sandbox/terraform/provider-schema';
import { writeRules } from '../../../sandbox/write-rules';
import { emptyRecord } from '../../support/empty-record';
import { temporaryFolder } from '../../support/temporary-folder';

const schema = pinnedSchema();
const binary = `terraform-provider-genesyscloud_v${schema.version}`;

async function opened(name: string, saved: () => Promise<void>) {
  const [folder, temporary] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(join(folder, name), '');
  const door = ownProviderDoor({ folder }, schema, temporary);
  const org = new WrittenOrg(emptyRecord, writeRules());
  return { door, temporary, variables: await door.open({ org, folder, saver: { saved } }) };
}

const signIn = (variables: Readonly<Record<string, string>>) => {
  const { GENESYSCLOUD_OAUTHCLIENT_ID: id, GENESYSCLOUD_OAUTHCLIENT_SECRET: secret } = variables;
  const { GENESYSCLOUD_GATEWAY_HOST: host, GENESYSCLOUD_GATEWAY_PORT: port } = variables;
  return fetch(`http://${host}:${port}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
};

it.each([binary, `${binary}_x5`, `${binary}.exe`])(
  'lets Terraform install %s, and the provider sign in',
  async (name) => {
    const { door, temporary, variables } = await opened(name, () => Promise.resolve());
    try {
      const version = join(temporary, 'mirror', schema.address, schema.version);
      const [platform = ''] = readdirSync(version);
      expect(platform).toMatch(/^(linux|darwin|windows)_(amd64|arm64|386)$/);
      expect(existsSync(join(version, platform, name))).toBe(true);
      const { TF_CLI_CONFIG_FILE = '' } = door.variables;
      expect(readFileSync(TF_CLI_CONFIG_FILE, 'utf8')).toContain(JSON.stringify(join(temporary, 'mirror')));
      expect((await signIn(variables)).status).toBe(200);
    } finally {
      await door.close();
    }
  },
);

it('tells the provider, in a way that it does not try again, what could not be saved', async () => {
  const { door, variables } = await opened(binary, () =>
    Promise.reject(new UserError([{ problem: 'the disk is full' }])),
  );
  try {
    const answer = await signIn(variables);
    expect([answer.status, await answer.json()]).toEqual([
      501,
      expect.objectContaining({ message: 'the disk is full' }),
    ]);
  } finally {
    await door.close();
  }
});
