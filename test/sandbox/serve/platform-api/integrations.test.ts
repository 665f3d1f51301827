import { beforeEach, describe, expect, it } from '@jest/globals';
import { apiCaller } from '../../../support/api-caller';

let { call, org } = apiCaller();
beforeEach(() => {
  ({ call, org } = apiCaller());
});

const credential = { name: 'OAuth', type: { name: 'userDefinedOAuth' }, credentialFields: { clientSecret: 'hush' } };
const newIntegration = { integrationType: { id: 'custom-rest-actions' } };

describe('integrations over HTTP', () => {
  it('are made and configured by the requests of the provider, in their order', async () => {
    const { body: made } = await call('POST', '/integrations', newIntegration);
    const path = `/integrations/${made.id}`;
    const config = `${path}/config/current`;
    await call('GET', config);
    const { body: before } = await call('GET', config);
    expect(before).toMatchObject({ version: 1, notes: '', properties: {}, advanced: {}, credentials: {} });
    const written = {
      name: 'ServiceNow',
      notes: '',
      version: before.version,
      properties: {},
      advanced: {},
      credentials: {},
    };
    expect(await call('PUT', config, written)).toMatchObject({ status: 200, body: { name: 'ServiceNow', version: 2 } });
    expect((await call('PATCH', `${path}?pageSize=25&pageNumber=1`, { intendedState: 'ENABLED' })).status).toBe(200);
    const read = await call('GET', `${path}?pageSize=100&pageNumber=1`);
    const integrationType = { id: 'custom-rest-actions' };
    expect(read.body).toMatchObject({ id: made.id, name: 'ServiceNow', integrationType, intendedState: 'ENABLED' });
    expect((await call('DELETE', path)).status).toBe(200);
    expect(await call('GET', path)).toMatchObject({ status: 404, body: { code: 'not.found' } });
  });

  it('refuse a configuration that was written for an earlier version', async () => {
    const { body: made } = await call('POST', '/integrations', newIntegration);
    const config = `/integrations/${made.id}/config/current`;
    const written = { name: 'First', version: 1 };
    expect((await call('PUT', config, written)).status).toBe(200);
    const { status, body } = await call('PUT', config, { ...written, name: 'Second' });
    expect([status, body.message]).toEqual([409, expect.stringContaining('does not match the current version')]);
    expect((await call('GET', config)).body.name).toBe('First');
  });

  it('are listed until an empty page', async () => {
    for (let count = 0; count < 3; count++) await call('POST', '/integrations', newIntegration);
    const sizes = [];
    for (let page = 1; page <= 3; page++)
      sizes.push((await call('GET', `/integrations?pageSize=2&pageNumber=${page}`)).body.entities.length);
    expect(sizes).toEqual([2, 1, 0]);
  });

  it('have one type', async () => {
    expect((await call('GET', '/integrations/types/custom-rest-actions')).status).toBe(200);
    expect((await call('GET', '/integrations/types/embedded-client-app')).status).toBe(404);
    const other = await call('POST', '/integrations', { integrationType: { id: 'embedded-client-app' } });
    expect([other.status, other.body.message]).toEqual([400, expect.stringContaining('embedded-client-app')]);
  });

  it('make and remove a sign-in with the type of their credential', async () => {
    const { body: used } = await call('POST', '/integrations/credentials', credential);
    const { body: made } = await call('POST', '/integrations', newIntegration);
    const config = `/integrations/${made.id}/config/current`;
    await call('PUT', config, { name: 'ServiceNow', credentials: { basicAuth: { id: used.id } } });
    expect((await call('GET', config)).body.credentials.basicAuth).toMatchObject({ id: used.id });
    expect(org.signIns.of(made.id).id).toBe(`customAuth_-_${made.id}`);
    await call('PUT', config, { name: 'ServiceNow', credentials: {} });
    expect(() => org.signIns.of(made.id)).toThrow();
  });

  it.each([
    ['not JSON', '{', /not JSON/],
    ['a list', '[]', /^body: .*object/],
    ['without a type', '{}', /^integrationType: /],
  ])('refuse a body that is %s', async (_, body, expected) => {
    const { send } = apiCaller();
    const headers = { authorization: 'Bearer sandbox' };
    const answer = await send('/api/v2/integrations', { method: 'POST', headers, body });
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringMatching(expected)]);
  });
});

describe('credentials over HTTP', () => {
  it('are written, and never answer their fields', async () => {
    const made = await call('POST', '/integrations/credentials', credential);
    expect(made).toMatchObject({ status: 200, body: { name: 'OAuth', type: { name: 'userDefinedOAuth' } } });
    const path = `/integrations/credentials/${made.body.id}`;
    const renamed = { ...credential, name: 'Other' };
    const answers = [made, await call('PUT', path, renamed), await call('GET', path)];
    answers.push(await call('GET', '/integrations/credentials/listing'));
    expect(answers[2]?.body.name).toBe('Other');
    expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain('hush');
    expect(org.find('credentials', made.body.id).fields).toEqual({ clientSecret: 'hush' });
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
  });

  it('are listed after the last one of a page', async () => {
    const ids = [];
    for (let count = 0; count < 3; count++)
      ids.push((await call('POST', '/integrations/credentials', credential)).body.id);
    const listing = async (after: string) =>
      (await call('GET', `/integrations/credentials/listing?pageSize=2&after=${after}`)).body.entities;
    expect(await listing('')).toMatchObject([{ id: ids[0] }, { id: ids[1] }]);
    expect(await listing(ids[1])).toMatchObject([{ id: ids[2] }]);
    expect(await listing(ids[2])).toEqual([]);
    expect(await listing('gone')).toEqual([]);
    expect((await call('GET', '/integrations/credentials/listing?pageSize=x')).status).toBe(400);
  });

  it('stay while an integration uses them', async () => {
    const { body: used } = await call('POST', '/integrations/credentials', credential);
    const { body: made } = await call('POST', '/integrations', newIntegration);
    const credentials = { basicAuth: { id: used.id } };
    await call('PUT', `/integrations/${made.id}/config/current`, { name: 'ServiceNow', credentials });
    const refused = await call('DELETE', `/integrations/credentials/${used.id}`);
    expect([refused.status, refused.body.message]).toEqual([409, expect.stringContaining('"ServiceNow"')]);
  });
});
