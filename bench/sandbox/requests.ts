import { VirtualClock } from '../../sandbox/clock';
import type { HttpRequest } from '../../sandbox/http';
import { sandboxClient } from '../../sandbox/published-org';
import { seededRandom } from '../../sandbox/random';
import { ServiceNow } from '../../sandbox/servicenow/service-now';
import { timed } from '../measure';

const instance = 'https://acme-dev.service-now.com';
const json = { accept: 'application/json', 'content-type': 'application/json' };

/** Requests that a flow makes, by name; `index` tells them apart. */
export const requests = {
  'a token': () => tokenRequest,
  'a record by its correlation id': (token: string, index: number) =>
    get(token, `incident?sysparm_query=correlation_id%3Dcall-${index}&sysparm_fields=number,correlation_id`),
  'a caller by phone': (token: string) =>
    get(token, 'sys_user?sysparm_query=active%3Dtrue%5EphoneENDSWITH79460123&sysparm_fields=sys_id,name'),
  'a new incident': (token: string, index: number) => ({
    method: 'POST' as const,
    url: `${instance}/api/now/table/incident`,
    headers: { ...json, authorization: `Bearer ${token}` },
    body: JSON.stringify({ short_description: 'VPN is down', urgency: '2', correlation_id: `call-${index}` }),
  }),
} satisfies Record<string, (token: string, index: number) => HttpRequest>;

/**
 * Requests per second that one instance answers in process, a hundred incidents in it at the start.
 *
 * @throws Error when a request is not answered 200 or 201
 */
export function requestsPerSecond(name: keyof typeof requests, count: number): number {
  const serviceNow = newInstance();
  const token = JSON.parse(answer(serviceNow, tokenRequest)).access_token as string;
  for (let index = 0; index < 100; index++) answer(serviceNow, requests['a new incident'](token, -index));
  const took = timed(() => {
    for (let index = 1; index <= count; index++) answer(serviceNow, requests[name](token, index));
  });
  return (count / took) * 1000;
}

const tokenRequest: HttpRequest = {
  method: 'POST',
  url: `${instance}/oauth_token.do`,
  headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: sandboxClient.clientId,
    client_secret: sandboxClient.clientSecret,
  }).toString(),
};

function newInstance(): ServiceNow {
  const { clientId, clientSecret, user } = sandboxClient;
  return new ServiceNow({
    clock: new VirtualClock(),
    random: seededRandom(1),
    instance,
    clients: [{ clientId, clientSecret, applicationUser: user }],
    users: [{ user_name: user }, { user_name: 'ada.lovelace', phone: '020 79460123', active: 'true' }],
  });
}

function get(token: string, path: string): HttpRequest {
  const headers = { ...json, authorization: `Bearer ${token}` };
  return { method: 'GET', url: `${instance}/api/now/table/${path}`, headers, body: '' };
}

function answer(serviceNow: ServiceNow, request: HttpRequest): string {
  const outcome = serviceNow.handle(request);
  if (outcome.kind !== 'reply' || outcome.status > 201) {
    throw new Error(`${request.method} ${request.url}: ${JSON.stringify(outcome)}`);
  }
  return outcome.body;
}
