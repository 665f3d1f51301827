import { setImmediate } from 'node:timers/promises';
import type { OrgConfig } from '../../constructs/org';
import { type Executed, serveActions } from '../../sandbox/genesys/http-server';
import type { PublishedOrg } from '../../sandbox/published-org';
import { Sandbox } from '../../sandbox/sandbox';
import { serve as serveServiceNow } from '../../sandbox/servicenow/http-server';
import type { LoggedRequest } from '../../sandbox/servicenow/request-log';
import { onInterrupt } from '../interrupt';
import { table } from '../table';

export interface ServeOptions {
  /** Of the data actions; 0 for a free one. */
  readonly port: number;
  readonly seed: number;
}

const logEveryMs = 200;

/**
 * Serves an org's data actions and its ServiceNow on loopback, logs what they are asked, and ends on Ctrl-C with a
 * summary.
 *
 * @throws SandboxError when the port cannot be used
 */
export async function serve(org: OrgConfig, published: PublishedOrg, { port, seed }: ServeOptions): Promise<void> {
  const sandbox = new Sandbox(published, { seed });
  const log = new Log(sandbox);
  const actions = published.org.dataActions;
  const actionServer = await serveActions({
    sandbox,
    actions,
    port,
    onExecuted: (execution) => log.executed(execution),
  });
  const serviceNow = await serveServiceNow(sandbox.serviceNow, sandbox.clock);
  console.log(
    [
      `The data actions of ${org.name} and their ServiceNow, in real time, until Ctrl-C:`,
      table([
        ['Genesys Cloud', `${actionServer.url}/api/v2/integrations/actions/{id}/execute (POST; or /test)`],
        ['ServiceNow', `${serviceNow.url} in place of ${published.instance}`],
      ]),
      '',
      table(actions.map(({ id, category, name }) => [`${category} / ${name}`, encodeURIComponent(id)])),
      '',
    ].join('\n'),
  );
  const logging = setInterval(() => log.requests(), logEveryMs);
  await new Promise<void>((stopped) => onInterrupt(stopped));
  clearInterval(logging);
  await Promise.all([actionServer.close(), serviceNow.close()]);
  await setImmediate();
  log.requests();
  console.log(log.summary());
}

/** What was asked, line by line and in sum. */
class Log {
  private shown = 0;
  private readonly exits = { success: 0, failure: 0, timeout: 0 };

  constructor(private readonly sandbox: Sandbox) {}

  executed({ action, kind, exit, tookMs }: Executed): void {
    this.requests();
    this.exits[exit]++;
    console.log(`${kind} ${action} -> ${exit} after ${(tookMs / 1000).toFixed(1)} s`);
  }

  /** Those that reached ServiceNow since the last time. */
  requests(): void {
    const { requests } = this.sandbox.serviceNow;
    for (const request of requests.slice(this.shown)) console.log(`   ${requestText(request)}`);
    this.shown = requests.length;
  }

  summary(): string {
    const { success, failure, timeout } = this.exits;
    const { requests } = this.sandbox.serviceNow;
    const tokens = requests.filter(({ path }) => path === '/oauth_token.do').length;
    return [
      '',
      `${success + failure + timeout} executions: ${success} success, ${failure} failure, ${timeout} timeout`,
      `${requests.length} requests to ServiceNow, ${tokens} of them for a token`,
    ].join('\n');
  }
}

function requestText({ method, path, status }: LoggedRequest): string {
  return `${method} ${path} -> ${status ?? 'no answer'}`;
}
