import { expect } from '@jest/globals';
import type { OrgConfig } from '../../constructs/org';

/** Tokens are 64 hexadecimal digits in the sandbox, ids 32. */
export const token = /[0-9a-f]{64}/;

/** Expects that what an org ships names secrets and tokens by reference, and holds none. @param files text by path */
export function expectReferencesOnly(org: OrgConfig, files: ReadonlyMap<string, string>): void {
  const { resource } = JSON.parse(files.get(`${org.name}/cdk.tf.json`) ?? '');
  const credentials: { fields: Record<string, string> }[] = Object.values(
    resource.genesyscloud_integration_credential ?? {},
  );
  const fields = credentials.flatMap(({ fields: { loginUrl: _, ...secrets } }) => Object.values(secrets));
  for (const field of fields) expect(field).toMatch(/^\$\{var\.servicenow_\w+\}$/);
  if ('existing' in org.credential) expect(fields).toEqual([]);
  else expect(fields.length).toBeGreaterThanOrEqual(2);

  const actions: { config_request: { headers: Record<string, string> } }[] = Object.values(
    resource.genesyscloud_integration_action ?? {},
  );
  const sent = actions.flatMap(({ config_request: { headers } }) => headers['Authorization'] ?? []);
  const isChained = org.release.auth === 'chained';
  const reference = isChained ? 'input.accessToken' : 'authResponse.access_token';
  expect(sent).toEqual(sent.map(() => `Bearer $\${${reference}}`));
  // All but the token action, with those of earlier versions.
  expect(sent).toHaveLength(actions.length - (isChained ? 1 : 0));
  expect([...files].filter(([, text]) => token.test(text)).map(([file]) => file)).toEqual([]);
}
