import { beforeEach, describe, expect, it } from '@jest/globals';
import { apiCaller } from '../../../support/api-caller';

const actions = '/integrations/actions';
let { call, org } = apiCaller();
let integrationId: string;
beforeEach(async () => {
  ({ call, org } = apiCaller());
  integrationId = (await call('POST', '/integrations', { integrationType: { id: 'custom-rest-actions' } })).body.id;
});

const contract = {
  input: { inputSchema: { type: 'object', properties: { number: { type: 'string' } } } },
  output: { successSchema: { type: 'object', properties: { state: { type: 'string' } } } },
};
const request = {
  requestUrlTemplate: 'https://x.example/y?n=${input.number}',
  requestType: 'GET',
  headers: { Accept: 'application/json' },
  requestTemplate: '${input.rawRequest}',
};
const response = { translationMap: { s: '$.state' }, translationMapDefaults: {}, successTemplate: '{"state": ${s}}' };

function body(changes: object = {}) {
  return { name: 'Find', category: 'ServiceNow', integrationId, contract, config: { request, response }, ...changes };
}

/** Gives the integration a credential with which the platform signs in. */
async function signIn(): Promise<string> {
  const credential = { name: 'OAuth', type: { name: 'userDefinedOAuth' }, credentialFields: { clientId: 'x' } };
  const { id } = (await call('POST', '/integrations/credentials', credential)).body;
  await call('PUT', `/integrations/${integrationId}/config/current`, { credentials: { basicAuth: { id } } });
  return `customAuth_-_${integrationId}`;
}

describe('data actions over HTTP', () => {
  it('are made by the requests of the provider, in their order, and answer what was sent', async () => {
    const made = await call('POST', actions, body({ secure: false }));
    const path = `${actions}/${made.body.id}`;
    const read = (await call('GET', `${path}?expand=contract&includeConfig=true`)).body;
    expect(read).toMatchObject({ name: 'Find', category: 'ServiceNow', integrationId, secure: false, version: 1 });
    expect(read.contract).toEqual(contract);
    const { requestTemplate: _, ...kept } = request;
    expect(read.config.request).toEqual({ ...kept, requestTemplateUri: expect.any(String) });
    expect(read.config).not.toHaveProperty('timeoutSeconds');
    const text = async (file: string) => (await call('GET', `${path}/templates/${file}`)).body;
    expect(await text('requesttemplate.vm')).toBe('${input.rawRequest}');
    expect(await text('successtemplate.vm')).toBe('{"state": ${s}}');
    expect((await call('GET', `${path}/templates/other.vm`)).status).toBe(404);
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
    expect((await call('DELETE', path)).status).toBe(404);
  });

  it('answer contract and configuration to those who ask for them', async () => {
    const { id } = (await call('POST', actions, body())).body;
    const plain = Object.keys((await call('GET', `${actions}/${id}`)).body);
    expect(plain.filter((key) => key === 'contract' || key === 'config')).toEqual([]);
    const { body: flat } = await call('GET', `${actions}/${id}?expand=contract&flatten=true`);
    const schema = contract.output.successSchema;
    expect(flat.contract).toEqual({
      input: { inputSchemaFlattened: contract.input.inputSchema },
      output: { successSchemaFlattened: { schema, arrayProperties: [] } },
    });
  });

  it.each([
    { type: 'array', items: { type: 'string' } },
    { type: 'object', properties: {} },
  ])('answer no flattened contract with %j, of which the form is not documented', async (rows) => {
    const output = { successSchema: { type: 'object', properties: { rows } } };
    const { id } = (await call('POST', actions, body({ contract: { ...contract, output } }))).body;
    const flat = await call('GET', `${actions}/${id}?expand=contract&flatten=true`);
    expect([flat.status, flat.body.message]).toEqual([
      501,
      expect.stringMatching(/flattened contract .* such as "rows"$/),
    ]);
  });

  it('are changed for the version that was read, and no other', async () => {
    const { id } = (await call('POST', actions, body({ config: { request, response, timeoutSeconds: 5 } }))).body;
    const changed = {
      name: 'Find',
      category: 'ServiceNow',
      version: 1,
      config: { request: { ...request, headers: {} } },
    };
    expect(await call('PATCH', `${actions}/${id}`, changed)).toMatchObject({
      status: 200,
      body: { version: 2, config: { timeoutSeconds: 5, request: { headers: {} } } },
    });
    const stale = await call('PATCH', `${actions}/${id}`, changed);
    expect([stale.status, stale.body.message]).toEqual([
      409,
      expect.stringContaining('does not match the current version'),
    ]);
  });

  it('are listed by name and category, and without the sign-ins of the platform unless they are asked for', async () => {
    const auth = await signIn();
    for (const name of ['Find', 'Create']) await call('POST', actions, body({ name }));
    const names = async (query: string) =>
      (await call('GET', `${actions}?${query}`)).body.entities.map(({ name }: { name: string }) => name);
    expect(await names('')).toEqual(['Find', 'Create']);
    expect(await names('name=Create')).toEqual(['Create']);
    expect(await names('category=Other')).toEqual([]);
    expect(await names('pageSize=1&pageNumber=2')).toEqual(['Create']);
    const all = (await call('GET', `${actions}?includeAuthActions=true`)).body.entities;
    expect(all.map(({ id }: { id: string }) => id)).toContain(auth);
  });

  it.each([
    [
      'a contract with an object in it',
      { contract: { ...contract, input: { inputSchema: { type: 'object', properties: { a: { type: 'object' } } } } } },
      /a/,
    ],
    [
      'a template that cannot be read',
      { config: { request: { ...request, requestUrlTemplate: 'https://x.example/#if(' }, response } },
      /./,
    ],
    ['no contract', { contract: undefined }, /^contract: /],
    ['another method', { config: { request: { ...request, requestType: 'HEAD' } } }, /^config.request.requestType: /],
    ['a time-out of two minutes', { config: { request, response, timeoutSeconds: 120 } }, /^config.timeoutSeconds: /],
  ])('refuse %s', async (_, changes, expected) => {
    const { status, body: answer } = await call('POST', actions, body(changes));
    expect([status, answer.message]).toEqual([400, expect.stringMatching(expected)]);
    expect(org.record.actions).toEqual([]);
  });

  it('need an integration, and go with it', async () => {
    expect((await call('POST', actions, body({ integrationId: 'none' }))).status).toBe(404);
    const { id } = (await call('POST', actions, body())).body;
    await call('DELETE', `/integrations/${integrationId}`);
    expect((await call('GET', `${actions}/${id}`)).status).toBe(404);
  });
});

describe('a sign-in of the platform over HTTP', () => {
  it('is read and changed by the requests of the provider, in their order', async () => {
    const id = await signIn();
    const read = `${actions}/${id}?flatten=true&includeConfig=true`;
    const before = (await call('GET', read)).body;
    expect(before).toMatchObject({ version: 1, config: { request: { requestUrlTemplate: expect.any(String) } } });
    const form = { requestType: 'POST', requestTemplate: 'grant_type=client_credentials' };
    const signing = { ...request, ...form, requestUrlTemplate: 'https://x.example/oauth_token.do' };
    const change = { name: 'Sign in', version: before.version, config: { request: signing, response } };
    expect((await call('PATCH', `${actions}/${id}`, change)).status).toBe(200);
    expect((await call('GET', read)).body).toMatchObject({
      version: 2,
      name: 'Sign in',
      config: { request: { requestType: 'POST' } },
    });
    expect((await call('GET', `${actions}/${id}/templates/successtemplate.vm`)).body).toBe('{"state": ${s}}');
    expect((await call('PATCH', `${actions}/${id}`, change)).status).toBe(409);
  });

  it('cannot be deleted, and has no time-out', async () => {
    const id = await signIn();
    expect((await call('DELETE', `${actions}/${id}`)).status).toBe(400);
    const { status, body: answer } = await call('PATCH', `${actions}/${id}`, { config: { timeoutSeconds: 5 } });
    expect([status, answer.message]).toEqual([400, expect.stringContaining('timeoutSeconds')]);
  });
});
