import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { afterEach } from '@jest/globals';
import { WrittenOrg } from '../../sandbox/genesys/org/written-org';
import type { ApiClient } from '../../sandbox/genesys/permissions/api-client';
import { listening } from '../../sandbox/serve/loopback';
import { servedClient } from '../../sandbox/serve/platform-api/clients';
import { type PlatformApiOptions, platformApi } from '../../sandbox/serve/platform-api/platform-api';
import { writeRules } from '../../sandbox/write-rules';
import { emptyRecord } from './empty-record';

export interface ServedPlatformOptions extends Partial<PlatformApiOptions> {
  /** What the client may do. @default - everything */
  readonly permissions?: ApiClient['permissions'];
  /** Answers a request in place of the API. @param line its method and path, such as `GET /api/v2/flows` */
  readonly answer?: (line: string) => Response | undefined;
}

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** The platform API of a written org on a free port until the test ends, and the environment that leads to it. */
export async function servedPlatform({ permissions, answer, ...options }: ServedPlatformOptions = {}) {
  const org = options.org ?? new WrittenOrg(emptyRecord, writeRules());
  const client = { ...servedClient, ...(permissions && { permissions }) };
  const app = platformApi({ clients: [client], ...options, org });
  const requests: string[] = [];
  const server = await listening(
    createAdaptorServer({
      fetch: (request) => {
        const line = `${request.method} ${new URL(request.url).pathname}`;
        requests.push(line);
        return answer?.(line) ?? app.fetch(request);
      },
    }) as Server,
    0,
  );
  open.push(server);
  const { port } = new URL(server.url);
  const environment = {
    GENESYSCLOUD_OAUTHCLIENT_ID: client.id,
    GENESYSCLOUD_OAUTHCLIENT_SECRET: client.secret,
    GENESYSCLOUD_GATEWAY_PROTOCOL: 'http',
    GENESYSCLOUD_GATEWAY_HOST: '127.0.0.1',
    GENESYSCLOUD_GATEWAY_PORT: port,
  };
  return { org, requests, environment };
}
