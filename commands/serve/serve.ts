import { setImmediate } from 'node:timers/promises';
import type { OrgConfig } from '../../constructs/org';
import { UserError } from '../../input/user-error';
import { RunningOrg } from '../../sandbox/genesys/org/running-org';
import { WrittenOrg } from '../../sandbox/genesys/org/written-org';
import { type PublishedOrg, sandboxClient, variablesOf } from '../../sandbox/published-org';
import { RunningFlows } from '../../sandbox/running-flows';
import { type Scenario, scenarioApi, scenarioWorld, World } from '../../sandbox/scenario';
import { clientsOf } from '../../sandbox/serve/platform-api/clients';
import { serveApi } from '../../sandbox/serve/platform-api/serve-api';
import { serve as serveServiceNow } from '../../sandbox/serve/servicenow';
import { writeRules } from '../../sandbox/write-rules';
import type { OwnState } from '../org/own-state';
import { onInterrupt } from '../terminal/interrupt';
import { curlLine, tokenCurlLine } from './curl-line';
import { type Introduction, introductionText } from './introduction';
import { ServeLog } from './serve-log';
import { declaredOrg, type ServedOrg } from './served-org';
import { stateWarnings } from './state-warnings';
import { type TerraformDoor, terraformDoor } from './terraform-door';

export interface ServeOptions {
  /** Port of Genesys Cloud; 0 for any free port. */
  readonly port: number;
  /** Port of ServiceNow. @default 0, any free port */
  readonly servicenowPort?: number;
  /** Its settings, records and faults are used; its interaction is not played. @default - no faults */
  readonly scenario?: Scenario | undefined;
  /** @default - the org as its stack declares it */
  readonly served?: ServedOrg | undefined;
  /** The state of `cdktf deploy`. @default - it is not compared with the served org */
  readonly state?: OwnState | undefined;
  /** Whether programs read the output: the introduction is JSON then, and the log goes to stderr. @default false */
  readonly json?: boolean | undefined;
}

const logEveryMs = 200;

/**
 * Serves the platform API of an org, its ServiceNow and its provider for Terraform on localhost, logs executions and
 * requests, and ends on Ctrl-C or SIGTERM with a summary.
 *
 * @throws UserError when the port cannot be used or the scenario does not suit the org
 */
export async function serve(org: OrgConfig, published: PublishedOrg, options: ServeOptions): Promise<void> {
  const { port, servicenowPort = 0, scenario, state, json = false } = options;
  const served = options.served ?? declaredOrg(org, published);
  const written = new WrittenOrg(served.record, writeRules(), served.saved);
  const running = { org: new RunningOrg(written), startsAt: Date.now() };
  const world =
    scenario === undefined ? new World(published, running) : scenarioWorld(published, scenario, running).world;
  const { sandbox } = world;
  const print = (line: string) => (json ? console.error(line) : console.log(line));
  const log = new ServeLog(world, print);
  const platformApi = scenarioApi(served.record, scenario);
  const api = await serveApi({
    host: sandbox,
    org: written,
    workflows: { host: sandbox, flows: new RunningFlows(written) },
    port,
    ...platformApi,
    onExecuted: (execution) => log.executed(execution),
    onFlowEnded: (execution) => log.flowEnded(execution),
    onRefused: (refusal) => log.refused(refusal),
  }).catch(refusePort('--port'));
  const serviceNow = await serveServiceNow(sandbox.serviceNow, sandbox.clock, { port: servicenowPort }).catch(
    async (error: unknown) => {
      await api.close();
      return refusePort('--servicenow-port')(error);
    },
  );
  const door = await terraformDoor(written, org, platformApi.clients[0]);
  const end = stopped();
  const introduction: Introduction = {
    warnings: state === undefined ? [] : stateWarnings(org, state, served.record, published),
    ...addressesOf(org, published, served, { api: api.url, serviceNow: serviceNow.url }, door),
    scenario: scenario && { name: scenario.name, title: scenario.title },
  };
  // On one line, so that a program can read it while this goes on.
  console.log(json ? JSON.stringify(introduction) : introductionText(introduction));
  const logging = setInterval(() => log.requests(), logEveryMs);
  await end;
  clearInterval(logging);
  await Promise.all([api.close(), serviceNow.close(), 'close' in door ? door.close() : undefined]);
  await setImmediate();
  log.requests();
  print(log.summary());
}

/** Where everything is served, and how other programs reach it. */
function addressesOf(
  org: OrgConfig,
  { instance, tokenPath }: PublishedOrg,
  { record, origin }: ServedOrg,
  urls: { readonly api: string; readonly serviceNow: string },
  door: TerraformDoor,
): Omit<Introduction, 'warnings' | 'scenario'> {
  const { actions } = record;
  const [{ id, secret, token }] = clientsOf(record);
  const { clientId, clientSecret } = sandboxClient;
  const { hostname, port } = new URL(urls.api);
  return {
    org: org.name,
    origin,
    genesysCloud: { url: urls.api, clientId: id, clientSecret: secret, token },
    serviceNow: { url: urls.serviceNow, instance, clientId, clientSecret },
    actions: actions.map(({ id, category, name }) => ({ id, category, name })),
    terraform:
      'missing' in door
        ? door
        : {
            environment: { TF_REATTACH_PROVIDERS: door.reattach, ...secretsFor(org) },
            command: `npx --no-install cdktf deploy ${org.name} --skip-provider-lock`,
          },
    provider: {
      environment: {
        GENESYSCLOUD_OAUTHCLIENT_ID: id,
        GENESYSCLOUD_OAUTHCLIENT_SECRET: secret,
        GENESYSCLOUD_GATEWAY_PROTOCOL: 'http',
        GENESYSCLOUD_GATEWAY_HOST: hostname,
        GENESYSCLOUD_GATEWAY_PORT: port,
        GENESYSCLOUD_SDK_DEBUG: 'false',
      },
    },
    curl: {
      execute: token && curlLine(`${urls.api}/api/v2/integrations/actions`, token, actions),
      serviceNowToken: tokenCurlLine(`${urls.serviceNow}${tokenPath}`, sandboxClient),
    },
  };
}

/** The variables of a managed credential, with the client that the served ServiceNow knows. */
function secretsFor({ credential }: OrgConfig): Readonly<Record<string, string>> {
  if (!('managed' in credential)) return {};
  return Object.fromEntries(
    Object.entries(variablesOf(sandboxClient)).map(([name, value]) => [`TF_VAR_${name}`, value]),
  );
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
