import { describe, expect, it } from '@jest/globals';
import { UserError } from '../../../input/user-error';
import type { ServiceNowOptions } from '../../../sandbox/servicenow/options';
import { apiRequest, client, instance, listPath, origin, parsed, reply, start } from './instance';

const incidents = '/api/now/table/incident';

describe('the log of requests', () => {
  it('has the request, its sender, its fault and its status', () => {
    const { serviceNow, send, wait } = instance({
      faults: ({ index }) => (index === 2 ? { kind: 'reset', afterMs: 5, commit: 'never' } : undefined),
    });
    send('GET', `${incidents}?sysparm_limit=1`);
    wait(1_500);
    send('PATCH', `${incidents}/none`, {});
    const visitor = { client: 'genesys', user: 'genesys.integration' };
    expect(serviceNow.requests).toEqual([
      { index: 0, at: start, method: 'POST', path: '/oauth_token.do', forToken: true, client: 'genesys', status: 200 },
      {
        index: 1,
        at: start,
        method: 'GET',
        path: `${incidents}?sysparm_limit=1`,
        ...visitor,
        status: 200,
        tokenAgeMs: 0,
      },
      {
        index: 2,
        at: start + 1_500,
        method: 'PATCH',
        path: `${incidents}/none`,
        ...visitor,
        fault: 'reset',
        tokenAgeMs: 1_500,
      },
    ]);
  });

  it('has the age of an expired token', () => {
    const { serviceNow, send, wait } = instance();
    send('GET', incidents);
    wait(2_000_000);
    send('GET', incidents);
    expect(serviceNow.requests.at(-1)).toMatchObject({ status: 401, tokenAgeMs: 2_000_000 });
  });

  it('contains no token, secret or password', () => {
    const ada = { user_name: 'ada', user_password: 'lovelace' };
    const { serviceNow, askToken, bearer } = instance({ users: [ada] });
    const token = bearer();
    askToken({ grant_type: 'password', username: 'ada', password: 'lovelace' });
    askToken({ client_id: client.clientSecret });
    const url = `${origin}/oauth_token.do?client_secret=${encodeURIComponent(client.clientSecret)}`;
    serviceNow.handle({ method: 'POST', url, headers: {}, body: '' });
    serviceNow.handle({ method: 'GET', url: `${origin}/oauth_revoke_token.do?token=${token}`, headers: {}, body: '' });
    const text = JSON.stringify(serviceNow.requests);
    for (const secret of [token, client.clientSecret, encodeURIComponent(client.clientSecret), 'lovelace']) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('a fault plan', () => {
  it('sees every request with its number, method and path', () => {
    const seen: unknown[] = [];
    const { send } = instance({
      faults: (request) => {
        seen.push(request);
        return undefined;
      },
    });
    send('GET', `${incidents}?sysparm_limit=1`);
    expect(seen).toEqual([
      { index: 0, method: 'POST', path: '/oauth_token.do', forToken: true },
      { index: 1, method: 'GET', path: incidents },
    ]);
  });
});

describe('an instance', () => {
  it('gives the same answers for the same requests and seed', () => {
    const run = () => {
      const { send, askToken } = instance();
      return [askToken(), send('POST', incidents, { short_description: 'x' }), send('GET', incidents)];
    };
    expect(run()).toEqual(run());
  });

  it('shows a login page for the API, and a maintenance page for everything, with status 200', () => {
    const login = instance({ settings: { page: 'login' } });
    expect(reply(login.askToken()).headers['content-type']).toContain('json');
    expect(reply(login.send('GET', incidents))).toMatchObject({ status: 200, body: expect.stringContaining('Log in') });
    const maintenance = instance({ settings: { page: 'maintenance' } });
    expect(reply(maintenance.askToken())).toMatchObject({
      status: 200,
      body: expect.stringMatching(/^<!DOCTYPE html>/),
    });
  });

  it('stamps records by its own clock', () => {
    const { serviceNow } = instance({ settings: { clockSkewMs: 90_000 } });
    expect(serviceNow.insert('incident', {})['sys_created_on']).toBe('2026-01-05 09:01:30');
  });

  it('returns copies of its records', () => {
    const { serviceNow } = instance();
    const row = serviceNow.insert('incident', { sys_id: 'a'.repeat(32) }) as Record<string, string>;
    row['state'] = '7';
    expect(serviceNow.records('incident')).toMatchObject([{ sys_id: 'a'.repeat(32), state: '1' }]);
  });

  it('answers requests with any hostile text in the path or the query', () => {
    const { send } = instance();
    for (const path of [`${incidents}/%`, `${incidents}/%E0%A4%A`, '/api/now/table/%00', '/api//', '/%']) {
      expect([400, 404]).toContain(reply(send('GET', path)).status);
    }
    const query = listPath('incident', { sysparm_query: '^^OR^NQ^ORDERBY^ORDERBYDESC^=^LIKE', sysparm_fields: ',.,' });
    expect(parsed(send('GET', query))).toEqual({ result: [] });
  });
});

describe('a mistake in the set-up', () => {
  const wrong = (options: Partial<ServiceNowOptions>) => () => instance(options);

  it('lists every setting that cannot work', () => {
    const settings = {
      latencyMs: -1,
      deniedTables: ['incidents'],
      unreadableFields: { incident: ['colour'] },
      unreadableRecords: { incident: 'colour=red', task: 'short_descriptionBETWEENa@b', tasks: 'active=false' },
      importSets: { u_x: { target: 'incident', coalesce: 'u_key', map: {} } },
      rateLimits: { everyone: -1, roles: { itil: -2 }, users: { ada: -3 }, commitSeconds: -4 },
      semaphores: { concurrent: 0, queue: -1 },
      transactionQuotaSeconds: 0,
      latency: 5,
    };
    expect(wrong({ settings })).toThrow(UserError);
    for (const part of [
      'settings.latency: unknown setting; expected one of ',
      '"incidents"',
      '"colour"',
      '"u_key"',
      'settings.latencyMs: got -1; expected 0 or more milliseconds',
      'unreadableRecords.incident: got "colour=red"; a part of it is not a condition of incident; expected conditions ',
      'unreadableRecords.task: got "short_descriptionBETWEENa@b"; the sandbox does not know the operator BETWEEN on short_description, ',
      'unreadableRecords.tasks: got "tasks"; expected one of the tables ',
      'rateLimits.everyone: got -1; expected 0 or more requests an hour',
      'rateLimits.roles.itil: got -2; expected 0 or more requests an hour',
      'rateLimits.users.ada: got -3; expected 0 or more requests an hour',
      'rateLimits.commitSeconds: got -4; expected 0 or more seconds',
      'semaphores.concurrent: got 0; expected 1 or more',
      'semaphores.queue: got -1; expected 0 or more',
      'transactionQuotaSeconds: got 0; expected more than 0 seconds',
    ]) {
      expect(wrong({ settings })).toThrow(part);
    }
  });

  it('names an instance that is not an https origin, and duplicate clients and users', () => {
    const users = [{ user_name: 'ada' }, { user_name: 'ada' }];
    expect(wrong({ instance: `${origin}/`, clients: [client, client], users })).toThrow(
      `embedded ServiceNow, instance: got "${origin}/"; expected an https origin such as https://acme-dev.service-now.com\n` +
        'embedded ServiceNow, clients: got "genesys" twice; expected a different id for each client\n' +
        'embedded ServiceNow, users: got "ada" twice; expected a different user_name for each user',
    );
  });

  it('is thrown where it happens: an unknown table, column or client, and a request to another host', () => {
    const { serviceNow } = instance();
    expect(() => serviceNow.records('incidents')).toThrow('got the table "incidents"; expected one of ');
    expect(() => serviceNow.insert('incident', { colour: 'red' })).toThrow(
      'got the column "colour"; expected a column of incident; add it to settings.customColumns',
    );
    expect(() => serviceNow.insert('incident', { state: '6' })).toThrow('Resolution code and Resolution notes');
    expect(() => serviceNow.rotateSecret('stranger', 'x')).toThrow(
      'got the OAuth client "stranger"; expected one that was given to the constructor',
    );
    const request = {
      ...apiRequest('GET', incidents, 'x'),
      url: 'https://other.service-now.com/api/now/table/incident',
    };
    expect(() => serviceNow.handle(request)).toThrow('other.service-now.com');
  });
});
