import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ownState } from '../../../commands/org/own-state';
import type { Introduction } from '../../../commands/serve/introduction';
import { declaredOrg, emptyOrg } from '../../../commands/serve/served-org';
import { stateWarnings } from '../../../commands/serve/state-warnings';
import { interrupt } from '../../../commands/terminal/interrupt';
import { exampleOrg } from '../../support/example-org';
import { inFolder } from '../../support/run-in';
import { shipped } from '../../support/shipped';
import { temporaryFolder } from '../../support/temporary-folder';
import { begin } from './begin';

const org = exampleOrg('dev', { auth: 'platform' });

// A failed test leaves its server running, which would keep jest alive.
afterEach(() => {
  process.emit('SIGTERM');
  jest.restoreAllMocks();
  jest.dontMock('@grpc/grpc-js');
});

/** Whether something listens where Terraform would look for the provider. */
async function isReached({ terraform }: Introduction): Promise<boolean> {
  const variable = 'environment' in terraform ? terraform.environment['TF_REATTACH_PROVIDERS'] : undefined;
  const found = JSON.parse(variable as string)['registry.terraform.io/mypurecloud/genesyscloud'];
  const socket = connect(Number(found.Addr.String.split(':')[1]), '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

describe('the provider of a served org', () => {
  it('is told to programs as JSON on one line, while the log goes to stderr, and ends with the server', async () => {
    const { served, printed, logged } = await begin(org, { port: 0, json: true });
    const introduction = JSON.parse(printed()) as Introduction;
    expect(introduction).toMatchObject({
      org: 'dev',
      terraform: {
        environment: { TF_VAR_servicenow_client_id: 'sandbox-client-id' },
        command: 'npx --no-install cdktf deploy dev --skip-provider-lock',
      },
      provider: { environment: { GENESYSCLOUD_GATEWAY_PROTOCOL: 'http', GENESYSCLOUD_SDK_DEBUG: 'false' } },
    });
    expect(await isReached(introduction)).toBe(true);
    const { GENESYSCLOUD_GATEWAY_HOST: host, GENESYSCLOUD_GATEWAY_PORT: port } = introduction.provider.environment;
    expect((await fetch(`http://${host}:${port}/api/v2/flows`)).status).toBe(401);
    interrupt();
    await served;
    expect(await isReached(introduction)).toBe(false);
    expect(printed().trimEnd().split('\n')).toHaveLength(1);
    expect(logged()).toMatch(/^refused GET .*\n(.*\n)*1 request refused\n/);
  });

  it('is told to people as lines for a shell', async () => {
    const { served, printed } = await begin(org, { port: 0 });
    expect(printed()).toMatch(
      /^ {3}Terraform +export TF_REATTACH_PROVIDERS='\{".*"\}\}\}' TF_VAR_servicenow_client_id=sandb/m,
    );
    expect(printed()).toMatch(/^ +then: npx --no-install cdktf deploy dev --skip-provider-lock$/m);
    expect(printed()).toMatch(
      /^ {3}Provider +export .*GENESYSCLOUD_GATEWAY_HOST=127\.0\.0\.1 .*empty gateway block, which plan and apply add\)$/m,
    );
    interrupt();
    await served;
  });

  it('is left out without the packages that it needs, which are named', async () => {
    jest.doMock('@grpc/grpc-js', () => {
      throw Object.assign(new Error('not found'), { code: 'MODULE_NOT_FOUND' });
    });
    const { served, printed } = await begin(org, { port: 0 });
    expect(printed()).toMatch(
      /^ {3}Terraform +a package is missing .*; run: npm install --save-dev @grpc\/grpc-js .*$/m,
    );
    expect(printed()).toMatch(/^ {3}Genesys Cloud +http/m);
    interrupt();
    await served;
  });

  it('is left out for an org whose state others share', async () => {
    const shared = { ...org, backend: { type: 'http', address: 'https://state.example.org' } } as const;
    const { served, printed } = await begin(shared, { port: 0 });
    expect(printed()).toMatch(
      /^ {3}Terraform +not for cdktf deploy: it would write the state that others share \(http\); run: npm run apply -- dev --sandbox$/m,
    );
    interrupt();
    await served;
  });
});

describe('the state of cdktf deploy', () => {
  const declared = declaredOrg(org, shipped(org)).record;
  const resource = (type: string, id: string) => ({ mode: 'managed', type, instances: [{ attributes: { id } }] });
  const count = declared.actions.length + declared.integrations.length + declared.flows.length;

  /** The warnings for a state, and for an org with objects or an empty one. */
  function warnings(resources: readonly object[], record = declared, path?: string): readonly string[] {
    const folder = temporaryFolder();
    const file = path ?? 'terraform.dev.tfstate';
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), JSON.stringify({ resources }));
    const back = inFolder(folder);
    try {
      const state = ownState({ ...org, backend: { type: 'local', ...(path !== undefined && { path }) } });
      return state === undefined ? ['no state'] : stateWarnings(org, state, record, shipped(org));
    } finally {
      back();
    }
  }

  it('is right when it knows all that a deploy would make, and nothing else', () => {
    const { actions, integrations, flows } = declared;
    expect(warnings([...actions, ...integrations, ...flows].map(({ id }) => resource('genesyscloud_x', id)))).toEqual(
      [],
    );
    expect(warnings([], emptyOrg(org).record)).toEqual([]);
  });

  it('is reported with the objects that it knows and that the org does not have', () => {
    const wait = { mode: 'managed', type: 'terraform_data', instances: [{ attributes: { id: 'wait' } }] };
    const looked = { ...resource('genesyscloud_routing_queue', 'queue'), mode: 'data' };
    const known = [resource('genesyscloud_flow', 'gone'), wait, looked];
    expect(warnings(known, emptyOrg(org).record, 'states/dev.tfstate')).toEqual([
      'before cdktf deploy: states/dev.tfstate knows 1 object that this org does not have; a deploy makes new ones, and the file forgets the old; move the file away if they are in a real org',
    ]);
  });

  it('is reported with the objects of the org that it does not know', () => {
    expect(warnings([])).toEqual([
      expect.stringMatching(
        new RegExp(
          `^before cdktf deploy: this org has ${count} objects that terraform\\.dev\\.tfstate does not know, such as data action ServiceNow .*; a deploy makes data actions and integrations a second time, and publishes over flows; begin with --empty, or run: npm run apply -- dev --sandbox$`,
        ),
      ),
    ]);
  });

  it('is said before everything else', async () => {
    const state = { file: 'terraform.dev.tfstate', known: ['gone'] };
    const { served, printed } = await begin(org, { port: 0, state, served: emptyOrg(org) });
    expect(printed()).toMatch(/^before cdktf deploy: terraform\.dev\.tfstate knows 1 object /);
    interrupt();
    await served;
  });
});
