import { setImmediate } from 'node:timers/promises';
import type { OrgConfig } from '../../constructs/org';
import { UserError } from '../../input/user-error';
import { type PublishedOrg, sandboxClient } from '../../sandbox/published-org';
import { type Scenario, scenarioWorld, World } from '../../sandbox/scenario';
import { serveActions } from '../../sandbox/serve/platform-api/execute';
import { serve as serveServiceNow } from '../../sandbox/serve/servicenow';
import { onInterrupt } from '../terminal/interrupt';
import { table } from '../terminal/table';
import { curlLine, tokenCurlLine } from './curl-line';
import { ServeLog } from './serve-log';

export interface ServeOptions {
  /** Port of the data actions; 0 for any free port. */
  readonly port: number;
  /** Port of ServiceNow. @default 0, any free port */
  readonly servicenowPort?: number;
  /** Its settings, records and faults are used; its interaction is not played. @default - no faults */
  readonly scenario?: Scenario | undefined;
}

const logEveryMs = 200;

/**
 * Serves an org's data actions and its ServiceNow on localhost, logs executions and requests, and ends on Ctrl-C or
 * SIGTERM with a summary.
 *
 * @throws UserError when the port cannot be used or the scenario does not suit the org
 */
export async function serve(org: OrgConfig, published: PublishedOrg, options: ServeOptions): Promise<void> {
  const { port, servicenowPort = 0, scenario } = options;
  const world = scenario === undefined ? new World(published) : scenarioWorld(published, scenario).world;
  const { sandbox } = world;
  const log = new ServeLog(world);
  const actionServer = await serveActions({
    host: sandbox,
    actions: published.org.dataActions,
    port,
    otherContentTypes: scenario?.engine.otherContentTypes,
    onExecuted: (execution) => log.executed(execution),
    onRefused: (refusal) => log.refused(refusal),
  }).catch(refusePort('--port'));
  const serviceNow = await serveServiceNow(sandbox.serviceNow, sandbox.clock, { port: servicenowPort }).catch(
    async (error: unknown) => {
      await actionServer.close();
      return refusePort('--servicenow-port')(error);
    },
  );
  const end = stopped();
  console.log(introduction(org, published, { actions: actionServer.url, serviceNow: serviceNow.url }, scenario));
  const logging = setInterval(() => log.requests(), logEveryMs);
  await end;
  clearInterval(logging);
  await Promise.all([actionServer.close(), serviceNow.close()]);
  await setImmediate();
  log.requests();
  console.log(log.summary());
}

/** The addresses, the ids of the data actions, and shell commands to try. */
function introduction(
  org: OrgConfig,
  { org: { dataActions }, instance, tokenPath }: PublishedOrg,
  urls: { readonly actions: string; readonly serviceNow: string },
  scenario: Scenario | undefined,
): string {
  const actionsUrl = `${urls.actions}/api/v2/integrations/actions`;
  const curl = curlLine(actionsUrl, dataActions);
  const { clientId, clientSecret } = sandboxClient;
  return [
    `The data actions of ${org.name} and their ServiceNow, in real time, until Ctrl-C:`,
    table([
      ['Genesys Cloud', `${actionsUrl}/{id}/execute (POST; or /test)`],
      ['ServiceNow', `${urls.serviceNow} in place of ${instance}`],
      ['OAuth client', `id ${clientId}, secret ${clientSecret}; known to this sandbox only`],
      ...(scenario === undefined ? [] : [['Scenario', `${scenario.name}: ${scenario.title}`]]),
    ]),
    '',
    table(dataActions.map(({ id, category, name }) => [`${category} / ${name}`, encodeURIComponent(id)])),
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
