import { setImmediate } from 'node:timers/promises';
import type { OrgConfig } from '../../constructs/org';
import { UserError } from '../../input/user-error';
import { type PublishedOrg, sandboxClient } from '../../sandbox/published-org';
import { Sandbox } from '../../sandbox/sandbox';
import { faultPlan, type Scenario } from '../../sandbox/scenario';
import { type Executed, type Refused, serveActions } from '../../sandbox/serve/platform-api/execute';
import { serve as serveServiceNow } from '../../sandbox/serve/servicenow';
import type { LoggedRequest } from '../../sandbox/servicenow/request-log';
import { onInterrupt } from '../terminal/interrupt';
import { table } from '../terminal/table';
import { curlLine, tokenCurlLine } from './curl-line';

export interface ServeOptions {
  /** Of the data actions; 0 for a free one. */
  readonly port: number;
  /** Sets ServiceNow and Genesys Cloud up, and disturbs them; its interaction is not played. @default - nothing goes wrong */
  readonly scenario?: Scenario | undefined;
}

const logEveryMs = 200;

/**
 * Serves an org's data actions and its ServiceNow on loopback, logs what they are asked, and ends on Ctrl-C or SIGTERM
 * with a summary.
 *
 * @throws UserError when the port cannot be used or the scenario does not suit the org
 */
export async function serve(org: OrgConfig, published: PublishedOrg, options: ServeOptions): Promise<void> {
  const { port, scenario } = options;
  const sandbox = scenario === undefined ? new Sandbox(published) : sandboxOf(scenario, published);
  const log = new Log(sandbox);
  const actions = published.org.dataActions;
  const actionServer = await serveActions({
    host: sandbox,
    actions,
    port,
    onExecuted: (execution) => log.executed(execution),
    onRefused: (refusal) => log.refused(refusal),
  }).catch(refusePort);
  const serviceNow = await serveServiceNow(sandbox.serviceNow, sandbox.clock);
  const actionsUrl = `${actionServer.url}/api/v2/integrations/actions`;
  const curl = curlLine(actionsUrl, actions);
  const { clientId, clientSecret } = sandboxClient;
  const end = stopped();
  console.log(
    [
      `The data actions of ${org.name} and their ServiceNow, in real time, until Ctrl-C:`,
      table([
        ['Genesys Cloud', `${actionsUrl}/{id}/execute (POST; or /test)`],
        ['ServiceNow', `${serviceNow.url} in place of ${published.instance}`],
        ['OAuth client', `id ${clientId}, secret ${clientSecret}; known to this sandbox only`],
        ...(scenario === undefined ? [] : [['Scenario', `${scenario.name}: ${scenario.title}`]]),
      ]),
      '',
      table(actions.map(({ id, category, name }) => [`${category} / ${name}`, encodeURIComponent(id)])),
      '',
      ...(curl === undefined ? [] : [`Try: ${curl}`]),
      `Token of ServiceNow: ${tokenCurlLine(serviceNow.url, sandboxClient)}`,
      '',
    ].join('\n'),
  );
  const logging = setInterval(() => log.requests(), logEveryMs);
  await end;
  clearInterval(logging);
  await Promise.all([actionServer.close(), serviceNow.close()]);
  await setImmediate();
  log.requests();
  console.log(log.summary());
}

/** A world as a scenario sets it up; its faults count requests from then on. */
function sandboxOf(scenario: Scenario, published: PublishedOrg): Sandbox {
  const { file, serviceNow, engine, faults, records, tokenLeftSeconds } = scenario;
  const plan = faultPlan(faults);
  let begun = false;
  try {
    const sandbox = new Sandbox(published, {
      serviceNow,
      engine,
      faults: (request) => (begun ? plan(request) : undefined),
    });
    for (const [name, rows] of Object.entries(records)) for (const row of rows) sandbox.serviceNow.insert(name, row);
    if (tokenLeftSeconds !== undefined) sandbox.leaveTokenWith(tokenLeftSeconds);
    begun = true;
    return sandbox;
  } catch (error) {
    throw error instanceof UserError ? new UserError(error.mistakes.map((mistake) => ({ file, ...mistake }))) : error;
  }
}

/** Ends on Ctrl-C, and on SIGTERM, which is how containers and supervisors say it. */
function stopped(): Promise<void> {
  return new Promise((end) => {
    const stop = () => {
      process.off('SIGTERM', stop);
      end();
    };
    onInterrupt(stop);
    process.on('SIGTERM', stop);
  });
}

function refusePort(error: unknown): never {
  if (!(error instanceof UserError)) throw error;
  throw new UserError([{ problem: `--port: ${error.message}; give another one, or 0 for a free one` }]);
}

/** What was asked, line by line and in sum. */
class Log {
  /** Requests of the set-up are nobody's. */
  private readonly before: number;
  private shown: number;
  private readonly exits = { success: 0, failure: 0, timeout: 0 };
  private refusals = 0;

  constructor(private readonly sandbox: Sandbox) {
    this.before = sandbox.serviceNow.requests.length;
    this.shown = this.before;
  }

  executed({ action, kind, exit, tookMs, error }: Executed): void {
    this.requests();
    this.exits[exit]++;
    const why = error === undefined ? '' : `: ${error.errorCode} ${error.status}, ${error.userMessage}`;
    console.log(`${kind} ${action} -> ${exit} after ${(tookMs / 1000).toFixed(1)} s${why}`);
  }

  refused({ method, path, status, message }: Refused): void {
    this.requests();
    this.refusals++;
    console.log(`refused ${method} ${path} -> ${status}: ${message}`);
  }

  /** Those that reached ServiceNow since the last time. */
  requests(): void {
    const { requests } = this.sandbox.serviceNow;
    for (const request of requests.slice(this.shown)) console.log(`   ${requestText(request)}`);
    this.shown = requests.length;
  }

  summary(): string {
    const { success, failure, timeout } = this.exits;
    const requests = this.sandbox.serviceNow.requests.slice(this.before);
    const tokens = requests.filter(({ path }) => path === '/oauth_token.do').length;
    return [
      '',
      `${counted(success + failure + timeout, 'execution')}: ${success} success, ${failure} failure, ${timeout} timeout`,
      `${counted(this.refusals, 'request')} refused`,
      `${counted(requests.length, 'request')} to ServiceNow, ${tokens} of them for a token`,
    ].join('\n');
  }
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function requestText({ method, path, status }: LoggedRequest): string {
  return `${method} ${path} -> ${status ?? 'no answer'}`;
}
