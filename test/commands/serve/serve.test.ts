import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { SandboxFolder } from '../../../commands/org/sandbox-folder';
import { scenariosNamed } from '../../../commands/play/scenarios';
import { curlLine } from '../../../commands/serve/curl-line';
import { serve } from '../../../commands/serve/serve';
import { declaredOrg, emptyOrg, type ServedOrg, savedOrg } from '../../../commands/serve/served-org';
import { interrupt } from '../../../commands/terminal/interrupt';
import type { DataAction } from '../../../sandbox/genesys/org/entities';
import { sandboxClient } from '../../../sandbox/published-org';
import { exampleOrg } from '../../support/example-org';
import { shippedOperations } from '../../support/example-project';
import { runIn } from '../../support/run-in';
import { shipped } from '../../support/shipped';
import { temporaryFolder } from '../../support/temporary-folder';
import { workingFolder } from '../../support/working-folder';
import { begin } from './begin';

const org = exampleOrg('dev', { auth: 'platform' });
const published = shipped(org);
const begun = (scenario?: string, servicenowPort = 0, served?: ServedOrg) =>
  begin(org, {
    port: 0,
    servicenowPort,
    scenario: scenario === undefined ? undefined : scenariosNamed([scenario], shippedOperations)[0],
    served,
  });
const token = { authorization: 'Bearer sandbox' };
const json = { ...token, 'content-type': 'application/json' };

// A failed test leaves its server running, which would keep jest alive.
afterEach(() => {
  process.emit('SIGTERM');
  jest.restoreAllMocks();
});

/** The printed address of the platform API. */
function apiOf(printed: string): string {
  return `${/^ {3}Genesys Cloud +(http:\S+) \(client sandbox-client/m.exec(printed)?.[1]}/api/v2`;
}

/** The printed address at which a data action is executed. */
function urlOf(printed: string, name: string): string {
  const [, id = ''] = new RegExp(`^ {3}.* / ${name} +(\\S+)$`, 'm').exec(printed) ?? [];
  return `${apiOf(printed)}/integrations/actions/${id}/execute`;
}

describe('serve', () => {
  it('serves data actions and ServiceNow, logs requests, and ends on Ctrl-C with a summary', async () => {
    const { served, printed } = await begun();
    const actionsUrl = `${apiOf(printed())}/integrations/actions/`;
    const [, id = ''] = /^ {3}.* \/ Create incident +(\S+)$/m.exec(printed()) ?? [];
    const body = JSON.stringify({ shortDescription: 'VPN is down', correlationId: 'c-1' });
    const answer = await fetch(`${actionsUrl}${id}/execute`, { method: 'POST', headers: json, body });
    expect(await answer.json()).toMatchObject({ number: 'INC0010001' });
    expect((await fetch(`${actionsUrl}none/test`, { method: 'POST', headers: json, body })).status).toBe(404);

    const flows = await fetch(`${apiOf(printed())}/flows?type=workflow`, { headers: token });
    const [{ id: flowId }] = ((await flows.json()) as { entities: [{ id: string }] }).entities;
    const launch = { method: 'POST', headers: json, body: JSON.stringify({ flowId }) };
    const before = Date.now();
    const launched = (await (await fetch(`${apiOf(printed())}/flows/executions`, launch)).json()) as { id: string };
    const execution = await fetch(`${apiOf(printed())}/flows/executions/${launched.id}`, { headers: token });
    const { dateLaunched } = (await execution.json()) as { dateLaunched: string };
    expect(Math.abs(Date.parse(dateLaunched) - before)).toBeLessThan(60_000);

    const [, serviceNowUrl = ''] = /ServiceNow +(http:\S+) in place of/.exec(printed()) ?? [];
    expect((await fetch(`${serviceNowUrl}/api/now/table/incident`)).status).toBe(401);

    interrupt();
    interrupt();
    await served;
    expect(printed()).toContain('\nexecute Create incident -> success after ');
    expect(printed()).toMatch(/^ {3}POST \/api\/now\/table\/incident\S* -> 201$/m);
    expect(printed()).toMatch(/^refused POST \S+\/none\/test -> 404: there is no data action with the id none$/m);
    expect(printed()).toContain('\n   GET /api/now/table/incident -> 401\n');
    expect(printed().trimEnd().split('\n').slice(-3)).toEqual([
      '1 execution: 1 success, 0 failure, 0 timeout',
      '1 request refused',
      '3 requests to ServiceNow, 1 of them for a token',
    ]);
    await expect(fetch(serviceNowUrl)).rejects.toThrow('fetch failed');
  });

  it('lists at the end what it does not serve', async () => {
    const { served, printed } = await begun();
    for (let count = 0; count < 2; count++) await fetch(`${apiOf(printed())}/users/me?expand=x`, { headers: token });
    interrupt();
    await served;
    expect(printed()).toContain('2 requests refused\n');
    expect(printed()).toContain('\nnot served: GET /api/v2/users/me, 2 times\n');
  });

  it('serves the sandbox org that was saved, and saves what is written', async () => {
    const folder = new SandboxFolder('dev', temporaryFolder());
    expect(savedOrg(org, folder)).toBeUndefined();
    folder.write(emptyOrg(org).record);
    const { served, printed } = await begun(undefined, 0, savedOrg(org, folder));
    expect(printed()).toContain(`the sandbox org in ${folder.path}, where each write is saved\n`);
    const body = JSON.stringify({ integrationType: { id: 'custom-rest-actions' } });
    const answer = await fetch(`${apiOf(printed())}/integrations`, { method: 'POST', headers: json, body });
    const { id } = (await answer.json()) as { readonly id: string };
    interrupt();
    await served;
    expect(folder.read()?.integrations).toMatchObject([{ id }]);
  });

  it('serves an org with the division that its stack looks up', () => {
    const { record } = declaredOrg({ ...org, genesys: { ...org.genesys, division: 'Acceptance' } }, published);
    expect(record.divisions.map(({ name }) => name)).toEqual(['Home', 'Acceptance']);
  });

  it('serves an org to which nothing was deployed', async () => {
    const { served, printed } = await begun(undefined, 0, emptyOrg(org));
    expect(printed()).toMatch(/^ {3}Org +empty; what is written is lost at the end$/m);
    expect(printed()).not.toContain('\n\n\n');
    const answer = await fetch(`${apiOf(printed())}/routing/queues`, { headers: token });
    expect(await answer.json()).toMatchObject({
      entities: expect.arrayContaining([expect.objectContaining({ name: org.queues.fallback })]),
    });
    const actions = await fetch(`${apiOf(printed())}/integrations/actions`, { headers: token });
    expect(await actions.json()).toMatchObject({ entities: [] });
    interrupt();
    await served;
  });

  it('prints a shell command that works unchanged, and ends on SIGTERM too', async () => {
    const { served, printed } = await begun();
    const line =
      /^Try: curl -X POST -H 'authorization: Bearer sandbox' -H 'content-type: application\/json' -d '(.*)' (http:\S+)$/m;
    const [, body = '', url = ''] = line.exec(printed()) ?? [];
    expect(await fetch(url, { method: 'POST', headers: json, body })).toMatchObject({ status: 200 });

    process.emit('SIGTERM');
    await served;
    expect(printed()).toContain('\n1 execution: 1 success, 0 failure, 0 timeout\n');
    expect(process.listenerCount('SIGTERM')).toBe(0);
  });

  it('logs the status and the reason of a data action that fails', async () => {
    const { served, printed } = await begun();
    await fetch(urlOf(printed(), 'Create incident'), { method: 'POST', headers: json, body: '{}' });
    interrupt();
    await served;
    expect(printed()).toMatch(
      /^execute Create incident -> failure after 0\.0 s: BAD_REQUEST 400, the inputs do not match .*shortDescription.*$/m,
    );
  });

  it('prints a shell command that gets a token, which ServiceNow accepts', async () => {
    const { served, printed } = await begun();
    const [, body = '', url = ''] = /^Token of ServiceNow: curl -d '(.*)' (http:\S+)$/m.exec(printed()) ?? [];
    expect(printed()).toContain('id sandbox-client-id, secret sandbox-client-secret');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(url, { method: 'POST', headers, body });
    const { access_token } = (await answer.json()) as { access_token: string };
    const read = await fetch(`${new URL(url).origin}/api/now/table/incident`, {
      headers: { authorization: `Bearer ${access_token}` },
    });
    expect(read.status).toBe(200);
    interrupt();
    await served;
    expect(printed()).not.toContain(access_token);
  });

  it('injects the faults of a scenario from the first request on, then none', async () => {
    const { served, printed } = await begun('rate-limit-burst');
    expect(printed()).toMatch(/^ {3}Scenario +rate-limit-burst: ServiceNow answers 429 twice$/m);
    const url = urlOf(printed(), 'Create incident');
    const body = JSON.stringify({ shortDescription: 'VPN is down', correlationId: 'c-1' });
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await fetch(url, { method: 'POST', headers: json, body })).status);
    interrupt();
    await served;
    expect(statuses).toEqual([429, 429, 200]);
    expect(printed()).toContain('\n3 executions: 1 success, 2 failure, 0 timeout\n');
  });

  it('uses the settings, the records and the token of a scenario', async () => {
    const scenario = [
      'title: All is set up',
      'interaction: { type: workflow }',
      'tokenLeftSeconds: 600',
      'serviceNow: { unwritableTables: [incident] }',
      'engine: { failureStatus: 400, otherContentTypes: read }',
      'platformApi: { permissions: [integrations:action:execute] }',
      'records: { incident: [{ number: INC0000042, correlation_id: c-42 }] }',
    ].join('\n');
    const file = join(temporaryFolder(), 'own.yaml');
    writeFileSync(file, scenario);
    const { served, printed } = await begun(file);
    const ask = (name: string, inputs: object) =>
      fetch(urlOf(printed(), name), {
        method: 'POST',
        headers: { ...token, 'content-type': 'text/plain' },
        body: JSON.stringify(inputs),
      });
    const found = await ask('Find incident by correlation id', { correlationId: 'c-42' });
    expect(JSON.stringify(await found.json())).toContain('INC0000042');
    const refused = await ask('Create incident', { shortDescription: 'VPN is down', correlationId: 'c-1' });
    expect(refused.status).toBe(400);
    expect((await fetch(`${apiOf(printed())}/flows`, { headers: token })).status).toBe(403);
    const [, form = '', tokenUrl = ''] = /^Token of ServiceNow: curl -d '(.*)' (http:\S+)$/m.exec(printed()) ?? [];
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await (await fetch(tokenUrl, { method: 'POST', headers, body: form })).json();
    const { expires_in } = answer as { expires_in: number };
    expect(expires_in).toBeLessThanOrEqual(600);
    expect(expires_in).toBeGreaterThan(500);
    interrupt();
    await served;
    expect(printed()).toContain('\n4 requests to ServiceNow, 2 of them for a token\n');
    expect(printed().match(/^ {3}POST \/oauth_token\.do -> 200$/gm)).toHaveLength(2);
  });

  it('prints what ServiceNow ignored, such as a column that a table does not have', async () => {
    const { served, printed } = await begun();
    const [, serviceNow = ''] = /ServiceNow +(http:\S+) in place of/.exec(printed()) ?? [];
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: sandboxClient.clientId,
      client_secret: sandboxClient.clientSecret,
    });
    const answer = await fetch(`${serviceNow}/oauth_token.do`, { method: 'POST', body: form });
    const { access_token } = (await answer.json()) as { access_token: string };
    const headers = { ...json, authorization: `Bearer ${access_token}` };
    const body = JSON.stringify({ short_descripton: 'VPN is down' });
    await fetch(`${serviceNow}/api/now/table/incident`, { method: 'POST', headers, body });
    interrupt();
    await served;
    const ignored = printed().match(/^ignored: .*$/gm);
    expect(ignored).toEqual([
      expect.stringMatching(
        /^ignored: table incident: got the column "short_descripton" in a body; .* did you mean "short_description"\?$/,
      ),
    ]);
  });

  it('serves ServiceNow at the port that --servicenow-port names, or says that it is taken', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    const { code, stdout, stderr } = await runIn(
      workingFolder(),
      'serve',
      '--port',
      '0',
      '--servicenow-port',
      `${port}`,
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^--servicenow-port: cannot listen on port ${port}: `));
    blocker.close();
    await once(blocker, 'close');
    const { served, printed } = await begun(undefined, port);
    expect(printed()).toMatch(new RegExp(`^ {3}ServiceNow +http://127.0.0.1:${port} in place of `, 'm'));
    interrupt();
    await served;
  });

  it('says that a port is taken, and what to do', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    try {
      await expect(serve(org, published, { port })).rejects.toThrow(
        new RegExp(`^--port: cannot listen on port ${port}: .*; choose another, or 0 for any free port$`),
      );
    } finally {
      blocker.close();
    }
  });
});

describe('options of serve', () => {
  it.each([
    ['an unknown org', ['dve'], '[org]: got "dve"; expected dev; did you mean "dev"?\n'],
    ['an org as an option', ['--org=dev'], '--org: unknown option; name the org without it: npm run serve -- dev\n'],
    ['two orgs', ['dev', 'prod'], /^serve: too many words; /],
    [
      'an unknown scenario',
      ['--scenario', 'token-revokd'],
      /^--scenario: got "token-revokd"; expected .*; did you mean "token-revoked"\?\n$/,
    ],
    ['two scenarios', ['--scenario', 'token-revoked', 'answer-lost'], '[org]: got "answer-lost"; expected dev\n'],
    ['a port that is too high', ['--port', '65536'], '--port: got "65536"; expected a whole number, 0 to 65535\n'],
    ['an option of another command', ['--seed', '2'], '--seed: unknown option; add --help to see the options\n'],
  ])('%s gives one message on stderr and exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await runIn(workingFolder(), 'serve', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });
});

describe('the shell command', () => {
  const action = (name: string, inputs: Readonly<Record<string, string>>, required?: readonly string[]) =>
    ({
      id: `id of ${name}`,
      name,
      inputSchema: {
        properties: Object.fromEntries(Object.entries(inputs).map(([input, type]) => [input, { type }])),
        ...(required === undefined ? {} : { required }),
      },
    }) as unknown as DataAction;

  it('executes the data action with the fewest required inputs', () => {
    const two = action('two', { a: 'string', b: 'string' }, ['a', 'b']);
    const none = action('none', { a: 'string' });
    expect(curlLine('http://x/actions', 't', [two, none])).toBe(
      "curl -X POST -H 'authorization: Bearer t' -H 'content-type: application/json' -d '{}' http://x/actions/id%20of%20none/execute",
    );
  });

  it('has an example of the right type for each required input, quoted for the shell', () => {
    const inputs = { "it's": 'string', count: 'integer', left: 'number', on: 'boolean', more: 'string' };
    const all = action('all', inputs, ["it's", 'count', 'left', 'on']);
    expect(curlLine('http://x', 't', [all])).toContain(` -d '{"it'\\''s":"example","count":1,"left":1,"on":true}' `);
  });
});
