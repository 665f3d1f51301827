import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { setUpOf } from '../../../commands/org/instance-setup';
import { explore } from '../../../sandbox/exploration/explore';
import { isCreate } from '../../../sandbox/exploration/faults';
import { described, interactionOf, runOnce, type Setting } from '../../../sandbox/exploration/run';
import { broken } from '../../../sandbox/exploration/verdict';
import { defaultEngineSettings, type EngineSettings } from '../../../sandbox/genesys/data-actions/engine-settings';
import type { Interaction, PublishedFlow } from '../../../sandbox/genesys/flow';
import { Sandbox } from '../../../sandbox/sandbox';
import type { ServiceNowSettings } from '../../../sandbox/servicenow/settings';
import { devBounds } from '../../support/dev-bounds';
import { exampleOrg } from '../../support/example-org';
import { shipped, shippedStack } from '../../support/shipped';

const types = ['inboundCall', 'inboundShortMessage', 'workflow'] as const;
const chained = shipped(exampleOrg('dev'));
const platform = shipped(exampleOrg('dev', { auth: 'platform' }));

/** Promises that are broken under any single fault. */
function brokenUnder(setting: Setting): readonly string[] {
  const bounds = devBounds(setting.type);
  return Array.from(explore(setting, { most: 1 })).flatMap((run) => {
    const problems = broken(run, bounds);
    return problems.length > 0 ? [`${described(run)}: ${problems.join(', ')}`] : [];
  });
}

/** Every switch of the engine, away from its default. */
const engines: readonly Partial<EngineSettings>[] = [
  { authRetry: 'none' },
  { authCache: 'ttlFromExpiresIn' },
  { authRefreshOnForbidden: true },
  { authSignIns: 'oneAtATime' },
  { maxPerMinute: 3 },
  { maxPerMinute: 3, limitStatus: 503 },
  { failureStatus: 400 },
  { failureStatus: 500 },
  { resetStatus: 400 },
  { emptyReply: 'emptyObject' },
  { jsonContentTypeRequired: true },
  { maxReplyBytes: 100 },
  { timeoutStatus: 500, actionTimeoutExit: 'failure' },
  { timeoutStatus: 401, actionTimeoutExit: 'failure' },
  { timeoutStatus: 404, actionTimeoutExit: 'failure' },
  { timeoutStatus: 429, actionTimeoutExit: 'failure' },
];

describe.each(types)('%s keeps every promise', (type) => {
  it.each<Partial<ServiceNowSettings>>([
    { expiresInForm: 'text' },
    { expiresInForm: 'absent' },
    { accessTokenSeconds: 1 },
    { accessTokenSeconds: 2 },
    { accessTokenSeconds: 61 },
    { retryAfterForm: 'httpDate' },
    { clockSkewMs: 300_000 },
    { clockSkewMs: -300_000 },
    { latencyMs: 1500 },
    { page: 'login' },
    { page: 'maintenance' },
    { unwritableTables: ['incident'] },
    { unreadableTables: ['sys_user'] },
    { deniedTables: ['sys_user'] },
    { invalidQueryReturnsNoRows: true },
    { unreadableFields: { incident: ['number'] } },
    { cancelledWork: 'kept' },
    { transactionQuotaSeconds: 1 },
    { transactionQuotaSeconds: 1, cancelledWork: 'kept' },
    { oauthErrorStatus: 401, clientCredentialsEnabled: false },
    { clientCredentialsRefreshToken: true },
    { tokenScopes: ['other'], apiScopes: { table: ['incident_write'] } },
    { rateLimits: { everyone: 2 } },
    { rateLimits: { everyone: 1, commitSeconds: 30 } },
    { rateLimits: { roles: { agent: 1 } }, userRoles: { 'genesys.integration': ['agent'] } },
    { semaphores: { concurrent: 1, queue: 0 } },
  ])('when ServiceNow is set up with %j', (serviceNow) => {
    expect(brokenUnder({ published: chained, type, serviceNow })).toEqual([]);
  });

  it.each(engines)('when the platform signs in and behaves as %j', (engine) => {
    expect(brokenUnder({ published: platform, type, engine })).toEqual([]);
  });

  it.each([400, 404, 410, 500, 'none'] as const)('when its data actions were deleted and calls see %s', (status) => {
    const org = { actionById: () => undefined, integration: () => undefined, customAuthAction: () => undefined };
    const sandbox = new Sandbox(chained, { org, engine: { deletedActionStatus: status } });
    const flow = chained.flows.find((candidate) => candidate.type === type) as PublishedFlow;
    const { end, attributes } = sandbox.run(flow, interactionOf(type));
    expect([end.kind, attributes['servicenow.outcome']]).toEqual([
      type === 'workflow' ? 'workflowEnded' : 'queue',
      'failed',
    ]);
  });

  it('where Architect fails on a text that is not a number', () => {
    const runner = { unreadableNumbers: 'fail' } as const;
    expect(brokenUnder({ published: chained, type, runner })).toEqual([]);
  });

  it.each(['keep', 'unset'] as const)('when missing failure outputs are %s', (unreportedFailureOutputs) => {
    const setting = {
      published: chained,
      type,
      engine: { failureStatus: 'none' },
      runner: { unreportedFailureOutputs },
    };
    expect(brokenUnder(setting as Setting)).toEqual([]);
  });

  it.each(['chained', 'platform'] as const)(
    'with %s tokens, where statements of updateData run on a snapshot',
    (auth) => {
      const published = { chained, platform }[auth];
      expect(brokenUnder({ published, type, runner: { updateDataStatements: 'snapshot' } })).toEqual([]);
    },
  );

  it.each(['chained', 'platform'] as const)('with %s tokens from another path', (auth) => {
    const org = exampleOrg('dev', { auth });
    const published = shipped({ ...org, servicenow: { ...org.servicenow, tokenPath: '/api/acme/oauth/token' } });
    const setting = { published, type } as const;
    const { outcome, requests } = runOnce(setting);
    expect(outcome).toBe('created');
    expect(requests.filter(({ forToken }) => forToken).map(({ path }) => path)).toEqual(['/api/acme/oauth/token']);
    expect(brokenUnder(setting)).toEqual([]);
  });

  it.each([1, 2])('with %i attempts', (attempts) => {
    const published = shipped(exampleOrg('dev', {}, (flow) => ({ ...flow, retry: { ...flow.retry, attempts } })));
    const setting = { published, type } as const;
    const worst = Array.from(explore(setting, { most: 1 })).map(({ requests }) => requests.filter(isCreate).length);
    expect(Math.max(...worst)).toBe(attempts);
    expect(brokenUnder(setting)).toEqual([]);
  });

  it('without looking the caller up, and with cases in place of incidents', () => {
    const published = shipped(
      exampleOrg('dev', {}, ({ findCaller: _, ...flow }) => ({ ...flow, create: 'create-case' }) as typeof flow),
    );
    expect(brokenUnder({ published, type })).toEqual([]);
    expect(runOnce({ published, type }).records).toEqual(['CS0001001']);
  });
});

describe('the switches of the data-action engine', () => {
  it('are all explored, but for the limit of executions at once, a request from outside and data actions that are deleted', () => {
    const explored = new Set(engines.flatMap((engine) => Object.keys(engine)));
    const outOfReach = ['maxConcurrent', 'otherContentTypes', 'deletedActionStatus', 'deletedActionCode'];
    expect([...explored, ...outOfReach].sort()).toEqual(Object.keys(defaultEngineSettings).sort());
  });
});

describe('the record of a conversation', () => {
  const columns = { category: 'network', assignment_group: '0123456789abcdef0123456789abcdef' };

  it.each([...types.map((type) => ['table', type] as const), ['importSet', 'workflow'] as const])(
    'made through %s by %s has the fixed columns of the flow',
    (create, type) => {
      const org = exampleOrg('dev', { create }, (flow) => ({ ...flow, columns }));
      const target = { ...org, servicenow: { ...org.servicenow, importSetTables: { incident: 'u_genesys_incident' } } };
      const { rows } = runOnce({ published: shipped(target), type, serviceNow: setUpOf(target) });
      expect(rows).toEqual([expect.objectContaining(columns)]);
    },
  );

  it('of a call has the texts of the org file, with caller and conversation in them', () => {
    const texts = { shortDescription: 'Appel', description: '{conversation}: appel de {caller}!' };
    const org = exampleOrg('dev', {}, (flow) =>
      flow.type === 'inboundCall' ? { ...flow, texts: { ...flow.texts, ...texts } } : flow,
    );
    const { rows, result } = runOnce({ published: shipped(org), type: 'inboundCall' });
    expect(rows).toEqual([
      expect.objectContaining({
        short_description: 'Appel',
        description: expect.stringMatching(new RegExp(`^${result.conversationId}: appel de \\+\\d+!$`)),
      }),
    ]);
  });

  it('of a message without text has the text of the org file', () => {
    const org = exampleOrg('dev', {}, (flow) =>
      flow.type === 'inboundShortMessage' ? { ...flow, texts: { ...flow.texts, withoutText: 'Sans texte' } } : flow,
    );
    const sandbox = new Sandbox(shipped(org));
    const flow = sandbox.flow('inboundShortMessage');
    if (flow === undefined) throw new Error('the org ships no message flow');
    sandbox.run(flow, { ...interactionOf('inboundShortMessage'), body: '' } as Interaction);
    expect(sandbox.serviceNow.records('incident')).toEqual([
      expect.objectContaining({ short_description: 'Sans texte', description: 'Sans texte' }),
    ]);
  });
});

describe.each(['inboundShortMessage', 'workflow'] as const)('jitter in %s', (type) => {
  const jitterMilliseconds = 500;
  const published = shipped(
    exampleOrg('dev', {}, (flow) => ({ ...flow, retry: { ...flow.retry, jitterMilliseconds } })),
  );

  it('lengthens each pause by at most its setting, differently for each contact', () => {
    const pauses = [1, 2, 3, 4, 5].map((seed) => {
      const sandbox = new Sandbox(published, {
        seed,
        faults: (request) => (isCreate(request) ? { kind: 'rateLimited' } : undefined),
      });
      const flow = sandbox.flow(type);
      if (flow === undefined) throw new Error(`the org ships no ${type}`);
      sandbox.run(flow, interactionOf(type));
      const [first, second, third] = sandbox.serviceNow.requests.filter(isCreate).map(({ at }) => at);
      const latency = 120;
      return [(second ?? 0) - (first ?? 0) - latency, (third ?? 0) - (second ?? 0) - latency] as const;
    });
    for (const [first, second] of pauses) {
      expect(first).toBeGreaterThanOrEqual(1000);
      expect(first).toBeLessThanOrEqual(1500);
      expect(second).toBeGreaterThanOrEqual(2000);
      expect(second).toBeLessThanOrEqual(2500);
    }
    expect(new Set(pauses.map(([first]) => first)).size).toBeGreaterThan(2);
  });
});

describe.each(types)('%s with a credential that exists already', (type) => {
  it.each(['chained', 'platform'] as const)('signs in with %s tokens', (auth) => {
    const published = shipped(exampleOrg('prod', { auth }));
    expect(runOnce({ published, type }).outcome).toBe('created');
  });
});

describe('a call that cannot be transferred', () => {
  const isMain = (queue: string) => queue === 'IT Incidents Dev';

  it('to its queue goes to the fallback queue', () => {
    const { result } = runOnce({ published: chained, type: 'inboundCall', runner: { failTransfers: isMain } });
    expect(result.end).toEqual({ kind: 'queue', queue: 'Service Desk Dev' });
  });

  it('to the fallback queue, which has no record to show, goes to the queue of the flow', () => {
    const { result } = runOnce({
      published: chained,
      type: 'inboundCall',
      serviceNow: { page: 'maintenance' },
      runner: { failTransfers: (queue) => !isMain(queue) },
    });
    expect(result.end).toEqual({ kind: 'queue', queue: 'IT Incidents Dev' });
  });

  it('to any queue hears so, is noted and ends', () => {
    const { result, outcome } = runOnce({
      published: chained,
      type: 'inboundCall',
      runner: { failTransfers: () => true },
    });
    expect(result.end).toEqual({ kind: 'disconnected' });
    expect(outcome).toBe('created');
    expect(result.attributes['servicenow.transfer']).toMatch(/^failed: ./);
    expect(result.said.at(-1)?.text).toContain('nobody can take your call');
  });
});

describe("the flow's own error handling", () => {
  it.each(['inboundCall', 'inboundShortMessage'] as const)(
    'of %s goes to the fallback queue where the org says so',
    (type) => {
      const org = exampleOrg('dev', {}, (flow) => (flow.type === 'workflow' ? flow : { ...flow, onError: 'queue' }));
      const folder = join(shippedStack(org), 'flows');
      const file = readdirSync(folder).find((name) => name.startsWith(type)) ?? '';
      expect(readFileSync(join(folder, file), 'utf8')).toMatch(
        /errorHandling:\n {6}queue:\n {8}targetQueue:\n {10}lit:\n {12}name: Service Desk Dev/,
      );
      expect(brokenUnder({ published: shipped(org), type })).toEqual([]);
    },
  );
});
