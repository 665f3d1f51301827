import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { shippedFiles } from '../../../commands/check/shipped-files';
import { scenariosNamed } from '../../../commands/play/scenarios';
import { timeline } from '../../../commands/play/timeline';
import type { Org } from '../../../constructs/project/project';
import { faultsFor } from '../../../sandbox/exploration/faults';
import { interactionOf, type Setting } from '../../../sandbox/exploration/run';
import { type PublishedOrg, publishedOrg, type SandboxClient, sandboxClient } from '../../../sandbox/published-org';
import { Sandbox, type SandboxOptions } from '../../../sandbox/sandbox';
import { scenarioFaults } from '../../../sandbox/scenario';
import type { TraceEvent } from '../../../sandbox/trace';
import { exampleOrg } from '../../support/example-org';
import { shippedOperations } from '../../support/example-project';
import { expectReferencesOnly, token } from '../../support/references-only';
import { runIn } from '../../support/run-in';
import { shippedStack } from '../../support/shipped';
import { filesIn, orgText, workingFolder } from '../../support/working-folder';

/** Each has characters that every encoding writes differently, around a core that most encodings keep. */
const canaries: SandboxClient = {
  clientId: 'ä"&canaryid%+ \\é',
  clientSecret: `=ß'"&canarysecret%41+/\\ü`,
  user: 'ö"&canaryuser%+ \\ñ',
  password: `<ü>"'&canarypassword%+#\\$ø`,
  refreshToken: `[ÿ"'&canaryrefresh%+ \\$å]`,
};
const people = [{ user_name: 'ada.lovelace', phone: '+44 2079460123', active: 'true' }];
const flowTypes = ['inboundCall', 'inboundShortMessage', 'workflow'] as const;

function formsOf(canary: string): readonly string[] {
  const core = /canary[a-z]+/.exec(canary)?.[0] ?? '';
  return [
    canary,
    core,
    JSON.stringify(canary).slice(1, -1),
    encodeURIComponent(canary),
    new URLSearchParams({ '': canary }).toString().slice(1),
    ...['', ' ', '  '].map((before) => base64Core(before, core)),
  ];
}

/** The base64 of a text at each of its three possible offsets, without the characters that depend on its neighbours. */
function base64Core(before: string, core: string): string {
  const aligned = Buffer.from(before + core).toString('base64');
  return aligned.slice(before === '' ? 0 : 4, -4);
}

const forms = Object.entries(canaries).map(([name, canary]) => ({ name, of: formsOf(canary) }));

function leaksIn(text: string): readonly string[] {
  const secrets = forms.filter(({ of }) => of.some((form) => text.includes(form)));
  return [...secrets.map(({ name }) => name), ...(token.test(text) ? ['a token'] : [])];
}

interface Recorded {
  readonly sandbox: Sandbox;
  readonly outcome: string;
  /** Everything of the run that a person can see, by its place. */
  readonly seen: Readonly<Record<string, string>>;
}

interface Course extends Pick<SandboxOptions, 'faults' | 'serviceNow' | 'engine'> {
  readonly tokenLeftSeconds?: number | undefined;
}

function record(
  published: PublishedOrg,
  type: Setting['type'],
  { tokenLeftSeconds, ...options }: Course = {},
): Recorded {
  const events: TraceEvent[] = [];
  const trace = (event: TraceEvent) => void events.push(event);
  const sandbox = new Sandbox(published, { users: people, client: canaries, trace, ...options });
  const flow = sandbox.flow(type);
  if (flow === undefined) throw new Error(`the org ships no ${type}`);
  if (tokenLeftSeconds !== undefined) sandbox.leaveTokenWith(tokenLeftSeconds);
  const before = sandbox.serviceNow.requests.length;
  const result = sandbox.run(flow, interactionOf(type));
  const requests = sandbox.serviceNow.requests.slice(before);
  const outcome = result.attributes['servicenow.outcome'] ?? 'none';
  const seen = {
    'participant data, outputs, what was said, the end': JSON.stringify(result),
    trace: JSON.stringify(events),
    timeline: JSON.stringify(timeline(events, requests)),
    "ServiceNow's log": JSON.stringify(requests.map(({ client: _, user: __, ...logged }) => logged)),
  };
  return { sandbox, outcome, seen };
}

function leaksOf(name: string, { seen }: Recorded): readonly string[] {
  return Object.entries(seen).flatMap(([place, text]) => leaksIn(text).map((leak) => `${name}: ${leak} in ${place}`));
}

const passwordGrant = (org: Org): Org => ({
  ...org,
  credential: { ...org.credential, grant: 'password' },
});

describe.each([
  ['dev, where the flow holds the token', exampleOrg('dev')],
  ['dev with the password grant', passwordGrant(exampleOrg('dev'))],
  ['emea, where the platform holds it', exampleOrg('emea', { create: 'table' })],
  ['prod, whose credential exists already', exampleOrg('prod')],
])('in %s', (_, org) => {
  let published: PublishedOrg;
  beforeAll(() => {
    published = publishedOrg(shippedStack(org), { client: canaries });
  });

  describe.each(flowTypes)('%s', (type) => {
    it('signs in with the planted secrets', () => {
      const { sandbox, outcome } = record(published, type);
      const [signIn, ...operations] = sandbox.serviceNow.requests;
      expect(signIn).toMatchObject({ path: '/oauth_token.do', status: 200, client: canaries.clientId });
      expect(operations.map(({ user }) => user)).toEqual(operations.map(() => canaries.user));
      expect(outcome).toBe('created');
    });

    it('shows no secret and no token in any scenario', () => {
      const leaks = scenariosNamed(undefined, shippedOperations).flatMap(
        ({ name, faults, serviceNow, engine, tokenLeftSeconds }) =>
          leaksOf(
            name,
            record(published, type, { faults: scenarioFaults(faults).plan, serviceNow, engine, tokenLeftSeconds }),
          ),
      );
      expect(leaks).toEqual([]);
    });

    it('shows no secret under any single fault', () => {
      const { requests } = record(published, type).sandbox.serviceNow;
      const leaks = requests.flatMap((request) =>
        Object.entries(faultsFor(request)).flatMap(([name, fault]) =>
          leaksOf(
            `${name} at request ${request.index}`,
            record(published, type, { faults: ({ index }) => (index === request.index ? fault : undefined) }),
          ),
        ),
      );
      expect(leaks).toEqual([]);
    });
  });
});

describe('with the secrets in the environment, as a deploy has them', () => {
  const variables: Readonly<Record<string, string>> = {
    TF_VAR_servicenow_client_id: canaries.clientId,
    TF_VAR_servicenow_client_secret: canaries.clientSecret,
    TF_VAR_servicenow_username: canaries.user,
    TF_VAR_servicenow_password: canaries.password,
    TF_VAR_servicenow_refresh_token: canaries.refreshToken,
    GENESYSCLOUD_OAUTHCLIENT_ID: canaries.clientId,
    GENESYSCLOUD_OAUTHCLIENT_SECRET: canaries.clientSecret,
  };
  beforeAll(() => {
    Object.assign(process.env, variables);
    for (const name of ['clientId', 'clientSecret', 'user', 'password', 'refreshToken'] as const) {
      jest.replaceProperty(sandboxClient, name, canaries[name]);
    }
  });
  afterAll(() => {
    for (const name of Object.keys(variables)) delete process.env[name];
    jest.restoreAllMocks();
  });

  it.each(['dev', 'emea', 'prod'] as const)('start prints and writes none of them in %s', async (org) => {
    const folder = workingFolder({ [org]: orgText(org).replace(/^promotesFrom: .*\n/m, '') });
    for (const form of [[], ['--json']]) {
      const { code, stdout, stderr } = await runIn(folder, 'start', '--org', org, ...form);
      expect({ code, stderr, leaks: leaksIn(stdout) }).toEqual({ code: 0, stderr: '', leaks: [] });
    }
    const leaking = Object.entries(filesIn(folder)).filter(([, text]) => leaksIn(text).length > 0);
    expect(leaking.map(([path]) => path)).toEqual([]);
  });
});

describe.each(['dev', 'emea', 'prod'] as const)('what %s ships, with every operation', (name) => {
  const org = exampleOrg(name, { operations: shippedOperations.names });
  const files = shippedFiles([org]);

  it('names secrets and sends tokens by reference only', () => {
    expectReferencesOnly(org, files);
  });

  it('holds no header in a flow', () => {
    const flows = [...files].filter(([file]) => file.endsWith('.yaml'));
    expect(flows.map(([, text]) => /Bearer|Authorization/i.test(text))).toEqual(org.release.flows.map(() => false));
  });
});
