import { setImmediate } from 'node:timers/promises';
import type { OrgConfig } from '../../constructs/org';
import { UserError } from '../../input/user-error';
import { RunningOrg } from '../../sandbox/genesys/org/running-org';
import { WrittenOrg } from '../../sandbox/genesys/org/written-org';
import { type PublishedOrg, sandboxClient } from '../../sandbox/published-org';
import { type Scenario, scenarioWorld, World } from '../../sandbox/scenario';
import { clientsOf } from '../../sandbox/serve/platform-api/clients';
import { serveApi } from '../../sandbox/serve/platform-api/serve-api';
import { serve as serveServiceNow } from '../../sandbox/serve/servicenow';
import { writeRules } from '../../sandbox/write-rules';
import { onInterrupt } from '../terminal/interrupt';
import { table } from '../terminal/table';
import { curlLine, tokenCurlLine } from './curl-line';
import { ServeLog } from './serve-log';
import { declaredOrg, type ServedOrg } from './served-org';

export interface ServeOptions {
  /** Port of Genesys Cloud; 0 for any free port. */
  readonly port: number;
  /** Port of ServiceNow. @default 0, any free port */
  readonly servicenowPort?: number;
  /** Its settings, records and faults are used; its interaction is not played. @default - no faults */
  readonly scenario?: Scenario | undefined;
  /** @default - the org as its stack declares it */
  readonly served?: ServedOrg | undefined;
}

const logEveryMs = 200;

/**
 * Serves the platform API of an org and its ServiceNow on localhost, logs executions and requests, and ends on Ctrl-C or
 * SIGTERM with a summary.
 *
 * @throws UserError when the port cannot be used or the scenario does not suit the org
 */
export async function serve(org: OrgConfig, published: PublishedOrg, options: ServeOptions): Promise<void> {
  const { port, servicenowPort = 0, scenario } = options;
  const served = options.served ?? declaredOrg(org, published);
  const written = new WrittenOrg(served.record, writeRules(), served.saved);
  const running = { org: new RunningOrg(written) };
  const world =
    scenario === undefined ? new World(published, running) : scenarioWorld(published, scenario, running).world;
  const { sandbox } = world;
  const log = new ServeLog(world);
  const api = await serveApi({
    host: sandbox,
    org: written,
    port,
    otherContentTypes: scenario?.engine.otherContentTypes,
    onExecuted: (execution) => log.executed(execution),
    onRefused: (refusal) => log.refused(refusal),
  }).catch(refusePort('--port'));
  const serviceNow = await serveServiceNow(sandbox.serviceNow, sandbox.clock, { port: servicenowPort }).catch(
    async (error: unknown) => {
      await api.close();
      return refusePort('--servicenow-port')(error);
    },
  );
  const end = stopped();
  console.log(introduction(org, published, served, { api: api.url, serviceNow: serviceNow.url }, scenario));
  const logging = setInterval(() => log.requests(), logEveryMs);
  await end;
  clearInterval(logging);
  await Promise.all([api.close(), serviceNow.close()]);
  await setImmediate();
  log.requests();
  console.log(log.summary());
}

/** The addresses, the ids of the data actions, and shell commands to try. */
function introduction(
  org: OrgConfig,
  { instance, tokenPath }: PublishedOrg,
  { record, origin }: ServedOrg,
  urls: { readonly api: string; readonly serviceNow: string },
  scenario: Scenario | undefined,
): string {
  const { actions } = record;
  const [{ id, secret, token }] = clientsOf(record);
  const curl = token && curlLine(`${urls.api}/api/v2/integrations/actions`, token, actions);
  const { clientId, clientSecret } = sandboxClient;
  return [
    `${org.name} and its ServiceNow, in real time, until Ctrl-C:`,
    table([
      [
        'Genesys Cloud',
        `${urls.api} (client ${id}, secret ${secret}${token === undefined ? '' : `; API token: ${token}`})`,
      ],
      ['Org', origin],
      ['ServiceNow', `${urls.serviceNow} in place of ${instance}`],
      ['its OAuth client', `id ${clientId}, secret ${clientSecret}; known to this sandbox only`],
      ...(scenario === undefined ? [] : [['Scenario', `${scenario.name}: ${scenario.title}`]]),
    ]),
    '',
    table(actions.map((action) => [`${action.category} / ${action.name}`, encodeURIComponent(action.id)])),
    '',
    ...(curl === undefined ? [] : [`Try: ${curl}`]),
    `Token of ServiceNow: ${tokenCurlLine(`${urls.serviceNow}${tokenPath}`, sandboxClient)}`,
    '',
  ].join('\n');
}

/** Resolves on Ctrl-C, and on SIGTERM, which containers and supervisors send. */
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

/** @param option that gives the port */
function refusePort(option: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof UserError)) throw error;
    const next = 'choose another, or 0 for any free port';
    throw new UserError(error.mistakes.map((mistake) => ({ ...mistake, path: option, next })));
  };
}
