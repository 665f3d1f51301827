import { describe, expect, it } from '@jest/globals';
import { WrittenOrg } from '../../../sandbox/genesys/org/written-org';
import { loadScenarios, scenarioApi } from '../../../sandbox/scenario';
import { servedClient } from '../../../sandbox/serve/platform-api/clients';
import { writeRules } from '../../../sandbox/write-rules';
import { apiCaller } from '../../support/api-caller';
import { emptyRecord } from '../../support/empty-record';
import { mistakesIn, scenarioFile } from './mistakes-in';

const lines = (platformApi: string) => [
  'title: all is well',
  'interaction: { type: message }',
  `platformApi: { ${platformApi} }`,
];

const plan = { id: 'plan', name: 'Plan', secret: 'x', token: 'plan', permissions: ['routing:queue:view'] };
const record = { ...emptyRecord, clients: [servedClient, plan] };

/** The platform API as a scenario file with this block sets it up. */
function servedWith(platformApi: string, now = () => 0) {
  const [scenario] = loadScenarios([scenarioFile(lines(platformApi))]);
  const org = new WrittenOrg(record, writeRules());
  const api = apiCaller({ org, ...scenarioApi(record, scenario), now });
  const form = new URLSearchParams({
    ...{ grant_type: 'client_credentials', client_id: servedClient.id, client_secret: servedClient.secret },
  });
  return { ...api, signIn: () => api.send('/oauth/token', { method: 'POST', body: `${form}` }) };
}

describe('platformApi of a scenario sets', () => {
  it('requestsPerMinute', async () => {
    const { call } = servedWith('requestsPerMinute: 2');
    const statuses = [];
    for (let count = 0; count < 3; count++) statuses.push((await call('GET', '/organizations/me')).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('signInsPerMinute', async () => {
    const { signIn } = servedWith('signInsPerMinute: 1');
    expect([(await signIn()).status, (await signIn()).status]).toEqual([200, 429]);
  });

  it('tokenSeconds', async () => {
    let now = 0;
    const { send, signIn } = servedWith('tokenSeconds: 60', () => now);
    const { access_token, expires_in } = (await signIn()).body;
    const ask = () => send('/api/v2/organizations/me', { headers: { authorization: `Bearer ${access_token}` } });
    now = 59_000;
    expect([expires_in, (await ask()).status]).toEqual([60, 200]);
    now = 60_000;
    expect((await ask()).status).toBe(401);
  });

  it('flowJobSeconds', async () => {
    let now = 0;
    const { call, send } = servedWith('flowJobSeconds: 40', () => now);
    const { id, presignedUrl } = (await call('POST', '/flows/jobs')).body;
    await send(presignedUrl, { method: 'PUT', body: 'workflow: {}' });
    now = 39_000;
    expect((await call('GET', `/flows/jobs/${id}`)).body.status).toBe('Started');
    now = 40_000;
    expect((await call('GET', `/flows/jobs/${id}`)).body.status).toBe('Failure');
  });

  it('permissions of the first client alone', async () => {
    const { call, send } = servedWith('permissions: [architect:flow:view]');
    const asPlan = (path: string) => send(`/api/v2${path}`, { headers: { authorization: 'Bearer plan' } });
    expect((await call('GET', '/flows')).status).toBe(200);
    expect((await call('GET', '/routing/queues')).status).toBe(403);
    expect([(await asPlan('/flows')).status, (await asPlan('/routing/queues')).status]).toEqual([403, 200]);
  });

  it('nothing that it leaves out', async () => {
    const { call, signIn } = servedWith('');
    expect((await call('GET', '/routing/queues')).status).toBe(200);
    expect((await signIn()).body.expires_in).toBe(86_399);
    expect(scenarioApi(emptyRecord, undefined)).toEqual({ clients: [servedClient], settings: {} });
  });
});

describe('a mistake in platformApi', () => {
  it.each([
    ['requestsPerMinute: 0', 'requestsPerMinute: got 0; expected 1 to 1000000'],
    ['flowJobSeconds: long', 'flowJobSeconds: got "long"; expected a whole number, 0 to 3600'],
    ['failedExecutionStatus: BROKEN', 'failedExecutionStatus: got "BROKEN"; expected one of ERROR, FAILED'],
    [
      'permissions: [routing.queue.view]',
      'permissions[0]: got "routing.queue.view"; expected a permission such as integrations:action:view, or with * as its second or third part',
    ],
    ['tokenSecond: 60', /^tokenSecond: .*did you mean "tokenSeconds"\?$/],
  ])('is reported with its place: %s', (given, message) => {
    const [mistake = '', ...others] = mistakesIn(...lines(given));
    expect(others).toEqual([]);
    const said = mistake.replace(/^3:\d+: platformApi\./, '');
    expect(said).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });
});
