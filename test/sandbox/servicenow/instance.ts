import { VirtualClock } from '../../../sandbox/clock';
import type { HttpOutcome, HttpRequest } from '../../../sandbox/http';
import { seededRandom } from '../../../sandbox/random';
import type { ServiceNowOptions } from '../../../sandbox/servicenow/options';
import { ServiceNow } from '../../../sandbox/servicenow/service-now';

export const origin = 'https://acme-dev.service-now.com';
export const client = { clientId: 'genesys', clientSecret: 'open sesame', applicationUser: 'genesys.integration' };

/** Monday, 5 January 2026, 09:00:00 UTC. */
export const start = Date.UTC(2026, 0, 5, 9, 0, 0);

export function instance(options: Partial<ServiceNowOptions> = {}) {
  const clock = new VirtualClock(start);
  const serviceNow = new ServiceNow({
    clock,
    random: seededRandom(7),
    instance: origin,
    clients: [client],
    ...options,
  });
  const wait = (ms: number) => clock.runAll(clock.now() + ms);

  /** Sends a form to the token endpoint. */
  const askToken = (form: Record<string, string> = {}) =>
    serviceNow.handle(
      tokenRequest({
        grant_type: 'client_credentials',
        client_id: client.clientId,
        client_secret: client.clientSecret,
        ...form,
      }),
    );
  const bearer = () => parsed(askToken()).access_token as string;

  /** Calls the REST API with a token of the test's own that it keeps for itself. */
  let token: string | undefined;
  const send = (method: HttpRequest['method'], path: string, body?: unknown, headers: Record<string, string> = {}) => {
    token ??= bearer();
    return serviceNow.handle(apiRequest(method, path, token, body, headers));
  };
  return { clock, serviceNow, wait, askToken, bearer, send };
}

export function tokenRequest(form: Record<string, string>): HttpRequest {
  return {
    method: 'POST',
    url: `${origin}/oauth_token.do`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  };
}

export function apiRequest(
  method: HttpRequest['method'],
  path: string,
  token: string,
  body?: unknown,
  headers: Record<string, string> = {},
): HttpRequest {
  return {
    method,
    url: `${origin}${path}`,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      ...headers,
    },
    body: body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body),
  };
}

export function reply(outcome: HttpOutcome) {
  if (outcome.kind !== 'reply') throw new Error(`there is no reply but ${outcome.kind}`);
  return outcome;
}

/** The body of a reply, as JSON. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers as they are
export function parsed(outcome: HttpOutcome): any {
  return JSON.parse(reply(outcome).body);
}

/** The address of a list. */
export function listPath(table: string, parameters: Record<string, string>): string {
  return `/api/now/table/${table}?${new URLSearchParams(parameters)}`;
}
