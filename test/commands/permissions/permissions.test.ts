import { describe, expect, it } from '@jest/globals';
import { neededFor, type Purpose, purposes } from '../../../commands/permissions/needed';
import { neededText } from '../../../commands/permissions/text';
import { permissionsOf } from '../../../sandbox/genesys/permissions/endpoints';
import { runIn } from '../../support/run-in';
import { workingFolder } from '../../support/working-folder';

const part = (type: string, block = {}) => ({ section: 'resource' as const, type, block });
const lookUp = (type: string) => ({ section: 'data' as const, type, block: {} });

/** What this project ships to an org that has everything. */
const whole = [
  part('genesyscloud_integration_credential'),
  part('genesyscloud_integration'),
  part('genesyscloud_integration_action'),
  part('genesyscloud_integration_custom_auth_action'),
  part('genesyscloud_flow'),
  part('genesyscloud_architect_ivr'),
  part('terraform_data'),
  lookUp('genesyscloud_auth_division'),
  lookUp('genesyscloud_routing_queue'),
  lookUp('genesyscloud_integration_credential'),
  lookUp('genesyscloud_organizations_me'),
];

/** Written by hand from the documentation of the provider and of the SDK. */
const lists: Readonly<Record<Purpose, readonly string[]>> = {
  plan: [
    'architect:flow:view',
    'integrations:action:view',
    'integrations:integration:view',
    'routing:callRoute:view',
    'routing:queue:view',
  ],
  deploy: [
    'architect:dependencyTracking:view',
    ...['add', 'delete', 'edit', 'publish', 'search', 'view'].map((action) => `architect:flow:${action}`),
    ...['create', 'view'].map((action) => `architect:job:${action}`),
    ...['add', 'delete', 'edit', 'view'].map((action) => `integrations:action:${action}`),
    ...['add', 'delete', 'edit', 'view'].map((action) => `integrations:integration:${action}`),
    ...['add', 'delete', 'edit', 'view'].map((action) => `routing:callRoute:${action}`),
    'routing:queue:view',
  ],
  smoke: [
    'architect:flow:launch',
    'architect:flow:view',
    'architect:flowExecution:view',
    'integrations:action:execute',
    'integrations:action:view',
    'integrations:integration:view',
    'routing:queue:view',
  ],
  credential: ['integrations:integration:add', 'integrations:integration:edit', 'integrations:integration:view'],
};

const names = (purpose: Purpose, stack: Parameters<typeof neededFor>[1]) =>
  neededFor(purpose, stack).map(({ permission }) => permission);

describe('the permissions of a client', () => {
  it.each(purposes)('for %s are the documented ones, each with the calls that ask for it', (purpose) => {
    expect(names(purpose, whole)).toEqual(lists[purpose]);
    for (const { permission, endpoints, evidence } of neededFor(purpose, whole)) {
      expect(endpoints.length > 0).toBe(evidence === 'called' || evidence === 'preflight');
      for (const endpoint of endpoints) expect(permissionsOf(endpoint)).toContain(permission);
    }
  });

  it('are no more than the types of the stack ask for', () => {
    const actions = [part('genesyscloud_integration_action'), lookUp('genesyscloud_organizations_me')];
    expect(names('plan', actions)).toEqual(['integrations:action:view']);
    expect(names('smoke', actions)).toEqual(['integrations:action:execute', 'integrations:action:view']);
    expect(names('credential', [])).toEqual(lists.credential);
    expect(names('deploy', [lookUp('genesyscloud_auth_division')])).toEqual([]);
  });

  it('are marked where no known call asks for them, and where they are not documented', () => {
    const marked = neededFor('deploy', [part('genesyscloud_flow')]).map(({ permission, evidence }) => [
      permission.replace('architect:', ''),
      evidence,
    ]);
    expect(Object.fromEntries(marked)).toEqual({
      ...{ 'flow:add': 'open', 'flow:edit': 'open', 'flow:publish': 'open', 'flow:search': 'listed' },
      ...{ 'flow:view': 'called', 'flow:delete': 'called', 'job:create': 'called', 'job:view': 'called' },
    });
    expect(neededText('dev', 'deploy', neededFor('deploy', whole))).toMatch(/flow:publish +flows +open\n/);
    expect(neededText('dev', 'plan', neededFor('plan', whole))).not.toContain('open');
  });

  it('are marked where only preflight asks for them', () => {
    const [first] = neededFor('deploy', [part('genesyscloud_integration_action')]);
    expect(first).toMatchObject({ permission: 'architect:dependencyTracking:view', evidence: 'preflight' });
    expect(neededText('dev', 'deploy', neededFor('deploy', whole))).toMatch(/\n +preflight\n.*"preflight": only/s);
  });

  it('have the one that unlocks a flow where the stack asks for that', () => {
    expect(neededFor('deploy', [part('genesyscloud_flow', { force_unlock: true })])).toContainEqual({
      ...{ permission: 'architect:flow:unlock', types: ['genesyscloud_flow'], evidence: 'called' },
      endpoints: ['POST /flows/actions/unlock'],
    });
    expect(names('deploy', [part('genesyscloud_flow', { force_unlock: false })])).not.toContain(
      'architect:flow:unlock',
    );
  });
});

describe('the command permissions', () => {
  it('prints a table, or the role that has them', async () => {
    const folder = workingFolder();
    const table = await runIn(folder, 'permissions', 'dev', '--for', 'plan');
    expect(table).toMatchObject({ code: 0, stderr: '' });
    expect(table.stdout).toMatch(
      /^dev: \d permissions for plan\n {3}architect:flow:view +flows +GET \/flows\/\{id\}\n/,
    );
    const { stdout } = await runIn(folder, 'permissions', 'dev', '--for', 'credential', '--json');
    expect(JSON.parse(stdout)).toEqual({
      name: 'genesys-servicenow credential dev',
      description: 'For a client of org dev (credential).',
      permissionPolicies: [{ domain: 'integrations', entityName: 'integration', actionSet: ['add', 'edit', 'view'] }],
    });
  });

  it.each([
    [['dev', '--for', 'deplyo'], /^--for: got "deplyo"; expected one of plan, deploy, .*; did you mean "deploy"\?\n$/],
    [['dev'], '--for: missing; add --help to see the options\n'],
    [['dve', '--for', 'plan'], '<org>: got "dve"; expected dev; did you mean "dev"?\n'],
    [['--for', 'plan'], /missing required argument 'org'/],
  ])('refuses %j', async (words, message) => {
    const { code, stdout, stderr } = await runIn(workingFolder(), 'permissions', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });
});
