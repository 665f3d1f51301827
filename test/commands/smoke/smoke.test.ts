import { afterEach, describe, expect, it } from '@jest/globals';
import { neededFor } from '../../../commands/permissions/needed';
import { rowsText } from '../../../commands/preflight/text';
import { smoke } from '../../../commands/smoke/smoke';
import { type SmokeSubject, smokeSubject } from '../../../commands/smoke/subject';
import { StackResources } from '../../../commands/terraform/stack-resources';
import type { Org } from '../../../constructs/project/project';
import { connect } from '../../../platform/connect';
import { declaredRecord } from '../../../sandbox/declared-record';
import type { OrgRecord } from '../../../sandbox/genesys/org/org-record';
import { RunningOrg } from '../../../sandbox/genesys/org/running-org';
import { WrittenOrg } from '../../../sandbox/genesys/org/written-org';
import { RunningFlows } from '../../../sandbox/running-flows';
import { Sandbox, type SandboxOptions } from '../../../sandbox/sandbox';
import { ActionRuns } from '../../../sandbox/serve/platform-api/action-runs';
import { FlowExecutions } from '../../../sandbox/serve/platform-api/flow-executions';
import { writeRules } from '../../../sandbox/write-rules';
import { exampleOrg } from '../../support/example-org';
import { runIn } from '../../support/run-in';
import { type ServedPlatformOptions, servedPlatform } from '../../support/served-platform';
import { shipped, shippedStack } from '../../support/shipped';
import { orgText, workingFolder } from '../../support/working-folder';

const dev = exampleOrg('dev');
const canary = 'canary-3b9e';
const atOnce = { latencyMs: 0, tokenLatencyMs: 0 };

/** An org to which everything was deployed, and its ServiceNow. */
async function deployed(of: Org, change: Partial<OrgRecord>, options: SandboxOptions, served: ServedPlatformOptions) {
  const published = shipped(of);
  const record = declaredRecord(published, { organization: of.genesys.organization ?? '' });
  const org = new WrittenOrg({ ...record, ...change }, writeRules());
  const { serviceNow, ...others } = options;
  const sandbox = new Sandbox(published, {
    serviceNow: { ...atOnce, ...serviceNow },
    org: new RunningOrg(org),
    ...others,
  });
  const executions = new FlowExecutions({ host: sandbox, flows: new RunningFlows(org) });
  const platform = await servedPlatform({ org, runs: new ActionRuns(sandbox), executions, ...served });
  return { ...platform, sandbox, record };
}

const subjects = new Map<string, SmokeSubject>();

/** What of an org is tried, synthesised once. */
function knownSubject(of: Org): SmokeSubject {
  const key = JSON.stringify(of);
  const subject = subjects.get(key) ?? smokeSubject(of);
  subjects.set(key, subject);
  return subject;
}

interface Try extends ServedPlatformOptions {
  readonly of?: Org;
  readonly create?: boolean;
  readonly change?: Partial<OrgRecord>;
  readonly sandbox?: SandboxOptions;
  /** The name of an operation that the stack does not have. */
  readonly without?: string;
  /** Whether the stack has operations that only read. @default true */
  readonly hasLookUps?: boolean;
  /** What ServiceNow holds, by table. */
  readonly records?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

async function tried({
  of = dev,
  create = false,
  change = {},
  sandbox: options = {},
  records = {},
  without,
  hasLookUps = true,
  ...served
}: Try = {}) {
  const { environment, sandbox, ...platform } = await deployed(of, change, options, served);
  for (const [table, rows] of Object.entries(records)) for (const row of rows) sandbox.serviceNow.insert(table, row);
  const secrets: string[] = [];
  const wait = async (ms: number) => sandbox.clock.runAll(sandbox.clock.now() + ms);
  const connected = await connect(of, { environment, secrets, wait });
  const subject = knownSubject(of);
  const operations = subject.operations.filter(
    ({ operation: { name, request } }) => name !== without && (hasLookUps || request.method !== 'GET'),
  );
  const result = await smoke({ ...subject, operations }, connected, { create, secrets, wait });
  const text = rowsText(result.rows);
  for (const secret of [...secrets, 'sandbox-secret', 'sandbox-client-secret'])
    expect(JSON.stringify(result)).not.toContain(secret);
  return { ...platform, ...result, text, secrets, failures: result.rows.filter((row) => row.result === 'failed') };
}

describe('smoke', () => {
  const needed = neededFor('smoke', StackResources.of(shippedStack(dev), {}).all).map(({ permission }) => permission);

  it('needs the permissions that are listed for it, and no more', async () => {
    expect((await tried({ create: true, permissions: needed })).failures).toEqual([]);
  });

  it.each(needed)('names %s where the client lacks it', async (lacking) => {
    const permissions = needed.filter((permission) => permission !== lacking);
    expect((await tried({ create: true, permissions })).text).toMatch(
      new RegExp(`^failed .*lacks the permission ${lacking}\\b`, 'm'),
    );
  });

  it('finds that everything works, and makes nothing', async () => {
    const { text, failures, records, requests, secrets } = await tried();
    expect(failures).toEqual([]);
    expect(text.split('\n')).toEqual([
      'ok  signs in at 127.0.0.1 as client "sandbox-client"; organization "Acme Dev"',
      expect.stringMatching(/^ok {2}integration "ServiceNow.*" is ENABLED, ACTIVE$/),
      expect.stringMatching(/^ok {2}integration "ServiceNow.*" is ENABLED, ACTIVE$/),
      'ok  flow "IT Service Desk" (inboundcall): version 1',
      'ok  flow "IT Service Desk Messages" (inboundshortmessage): version 1',
      'ok  flow "ServiceNow Incident" (workflow): version 1',
      'ok  queue "Service Desk Dev", "IT Incidents Dev"',
      'ok  token action "Refresh token" gets a token of ServiceNow',
      expect.stringMatching(/^ok {2}look-ups answer: .*"Find caller by phone", .*"Find incident by correlation id"/),
    ]);
    expect(records).toEqual([]);
    expect(secrets).toHaveLength(1);
    expect(requests.filter((line) => line.startsWith('POST') && !/token|\/test$/.test(line))).toEqual([]);
  });

  it('needs the listed permissions and no others, and names the one that is missing', async () => {
    const stack = StackResources.of(shippedStack(dev), {}).all;
    const listed = neededFor('smoke', stack).map(({ permission }) => permission);
    const all = await tried({ create: true, permissions: listed });
    expect([all.failures, all.text]).toEqual([[], expect.not.stringContaining('lacks the permission')]);
    for (const missing of listed) {
      const { text } = await tried({ create: true, permissions: listed.filter((one) => one !== missing) });
      expect(text).toMatch(new RegExp(`lacks the permission ${missing}\\b`));
    }
  });

  it('tries the look-ups with the sign-in of the platform', async () => {
    const { failures, text } = await tried({ of: exampleOrg('dev', { auth: 'platform' }) });
    expect(failures).toEqual([]);
    expect(text).not.toContain('token action');
    expect(text).toContain('look-ups answer: ');
    const without = await tried({ of: exampleOrg('dev', { auth: 'platform' }), hasLookUps: false });
    expect(without.text).toMatch(
      /^not looked at {2}sign-in of the platform to ServiceNow: the stack has no look-up\n/m,
    );
  });

  it('makes a record with a data action and one with the workflow, finds both again, and resolves them', async () => {
    const { failures, records, text } = await tried({ create: true });
    expect(failures).toEqual([]);
    expect(records).toEqual([
      { number: 'INC0010001', correlationId: expect.stringMatching(/^smoke-/), isResolved: true },
      { number: 'INC0010002', correlationId: expect.stringMatching(/^smoke-.*-create-incident$/), isResolved: true },
    ]);
    expect(text.split('\n').slice(-6)).toEqual([
      'ok  "Create incident" made INC0010001',
      'ok  "Find incident by correlation id" finds it by its correlation id',
      'ok  INC0010001 was resolved',
      'ok  workflow "ServiceNow Incident" made INC0010002',
      'ok  "Find incident by correlation id" finds it by its correlation id',
      'ok  INC0010002 was resolved',
    ]);
  });

  it('finds which flow a number reaches', async () => {
    const [number, other] = ['+12025550143', '+12025550144'];
    const of = { ...dev, routes: { 'IT Service Desk': [number, other] } } as Org;
    const permissions = [...needed, 'routing:callRoute:view'];
    const all = await tried({ of, permissions });
    expect(all.failures).toEqual([]);
    expect(all.text).toContain(`\nok  number ${number} reaches flow "IT Service Desk"\n`);
    const { record } = await deployed(of, {}, {}, {});
    const [route] = record.callRoutes as readonly [OrgRecord['callRoutes'][0]];
    const moved = await tried({ of, change: { callRoutes: [{ ...route, openHoursFlow: 'other' }] } });
    expect(moved.failures.map(({ text }) => text)).toEqual([
      `number ${number} reaches no flow of the stack`,
      `number ${other} is in no call route`,
    ]);
    expect((await tried({ of, permissions: needed })).text).toMatch(
      /failed .*lacks the permission routing:callRoute:view/,
    );
  });

  it('tells the number of a record that it cannot resolve', async () => {
    const { records, rows } = await tried({ create: true, without: 'resolve-incident' });
    expect(records.map(({ isResolved }) => isResolved)).toEqual([false, false]);
    expect(rows).toContainEqual({
      result: 'not looked at',
      text: 'INC0010001 stays open: the stack has no operation that resolves it',
      next: 'close it in ServiceNow',
    });
  });

  it.each([
    ['ignores the condition', { unqueryableFields: { incident: ['correlation_id'] } }, 'finds other records'],
    ['shows no record', { unreadableRecords: { incident: 'active=true' } }, 'does not find it'],
  ])('finds that the user of ServiceNow may not read what it writes: it %s', async (_, serviceNow, found) => {
    const records = { incident: [{ number: 'INC0000001' }] };
    const result = await tried({ create: true, sandbox: { serviceNow }, records });
    expect(result.failures.map(({ text }) => text)).toContain(
      `"Find incident by correlation id" ${found} by its correlation id`,
    );
    expect(result.records[0]).toMatchObject({ number: expect.stringMatching(/^INC/), isResolved: false });
  });

  it('finds that the user of ServiceNow may not read the number of what it writes', async () => {
    const answer = (line: string) =>
      line.includes('create-incident') && line.endsWith('/test')
        ? Response.json({ success: true, finalResult: { sysId: '' } })
        : undefined;
    const { text } = await tried({ create: true, answer });
    expect(text).toMatch(
      /^failed +"Create incident" answers without a number\n +let the user of ServiceNow read number, /m,
    );
    expect(text).not.toContain('undefined');
  });

  it('shows no token of an answer that the platform could not read', async () => {
    const message = `Transform failed for {"access_token":"${canary}","scope":"useraccount"}, refresh_token=${canary}`;
    const answer = (line: string) =>
      line.includes('RefreshToken') ? Response.json({ success: false, error: { message } }) : undefined;
    const { text } = await tried({ answer });
    expect(text).toContain('failed for {"access_token":"***","scope":"useraccount"}, refresh_token=***');
  });

  it('finds look-ups whose condition ServiceNow ignores', async () => {
    const serviceNow = { unqueryableFields: { sys_user: ['phone', 'mobile_phone'] } };
    const { failures } = await tried({ sandbox: { serviceNow }, records: { sys_user: [{ user_name: 'ada' }] } });
    expect(failures.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^look-up "Find caller by phone" found \d records? for a value that none has$/),
    ]);
  });

  it('finds what is not there, not enabled, or not published', async () => {
    const { record } = await deployed(dev, {}, {}, {});
    const [first, ...integrations] = record.integrations as readonly [OrgRecord['integrations'][0]];
    const { failures, text } = await tried({
      change: {
        integrations: [{ ...first, state: 'DISABLED' }, ...integrations],
        flows: record.flows.slice(1),
        queues: [],
        actions: record.actions.filter(({ name }) => name !== 'Refresh token'),
      },
    });
    expect(failures.map((row) => row.text)).toEqual([
      expect.stringMatching(/^integration "ServiceNow.*" is DISABLED, INACTIVE; expected ENABLED, ACTIVE$/),
      'flow "IT Service Desk" (inboundcall) is not there',
      'queue "Service Desk Dev" is not there',
      'queue "IT Incidents Dev" is not there',
      'token action "Refresh token": it is not there',
    ]);
    expect(text).toContain('not looked at  look-ups and records: there is no token');
  });

  it('says why ServiceNow gives no token, and shows no secret', async () => {
    const { record } = await deployed(dev, {}, {}, {});
    const credentials = record.credentials.map((one) => ({ ...one, fields: { ...one.fields, clientSecret: canary } }));
    const { failures, text } = await tried({ change: { credentials } });
    expect(failures).toHaveLength(1);
    expect(failures[0]?.text).toMatch(/^token action "Refresh token": \d+: /);
    expect(text).not.toContain(canary);
  });

  it('shows what the org and ServiceNow say as text, without the token that they repeat', async () => {
    const answer = (line: string) => {
      if (!line.endsWith('/test')) return undefined;
      const outputs = { accessToken: canary };
      if (line.includes('RefreshToken')) return Response.json({ success: true, finalResult: outputs });
      return Response.json({ success: false, error: { message: `no ${canary}\u001b[2J\n# @all`, status: 401 } });
    };
    const { failures, secrets } = await tried({ answer });
    expect(secrets).toEqual([canary]);
    expect(failures[0]?.text).toMatch(/^look-up ".+": 401: no \*\*\*\\u\{1b\}\[2J\\u\{a\}# @all$/);
  });

  it('ends as well when each of its requests is held back or refused for its token once', async () => {
    const expected = (await tried({ create: true })).rows;
    for (const response of [
      () => Response.json({}, { status: 429, headers: { 'retry-after': '1' } }),
      () => Response.json({}, { status: 401 }),
    ]) {
      const seen = new Set<string>();
      const answer = (line: string) => {
        if (seen.has(line) || line === 'POST /oauth/token') return undefined;
        seen.add(line);
        return response();
      };
      expect((await tried({ create: true, answer })).rows).toEqual(expected);
      expect(seen.size).toBeGreaterThan(20);
    }
  });

  it('says what was made when a request breaks in the middle', async () => {
    const broken = new Response('<html>', { status: 502 });
    const workflow = await tried({
      create: true,
      answer: (line) => (line.endsWith('/flows/executions') ? broken.clone() : undefined),
    });
    expect(workflow.records).toMatchObject([{ number: 'INC0010001', isResolved: true }]);
    expect(workflow.failures).toMatchObject([
      { text: expect.stringMatching(/^workflow "ServiceNow Incident": .* answered 502; .* not known: look first$/) },
    ]);
    expect(workflow.text).toMatch(
      /whether it made a record: its correlation id would be "smoke-.*-create-incident"\n.*look for it/,
    );
    const status = await tried({
      create: true,
      answer: (line) => (line.startsWith('GET /api/v2/flows/executions/') ? broken.clone() : undefined),
    });
    expect(status.text).toMatch(/whether it made a record: its correlation id would be "smoke-/);
    let creates = 0;
    const lost = await tried({
      create: true,
      answer: (line) =>
        line.includes('create-incident') && line.endsWith('/test') && creates++ === 0 ? broken.clone() : undefined,
    });
    expect(lost.failures).toMatchObject([{ text: expect.stringMatching(/^"Create incident": .* answered 502/) }]);
    expect(lost.records).toHaveLength(1);
  });
});

describe('the command', () => {
  afterEach(() => {
    for (const key of Object.keys(process.env)) if (key.startsWith('GENESYSCLOUD_')) delete process.env[key];
  });

  it('ends with 0 when everything works, and with 1 when something does not', async () => {
    const folder = workingFolder({ dev: orgText('dev') });
    const { environment } = await deployed(dev, {}, {}, {});
    Object.assign(process.env, environment);
    const works = await runIn(folder, 'smoke', 'dev', '--json');
    expect(works).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(works.stdout)).toMatchObject({ org: 'dev', organization: 'Acme Dev', records: [] });
    const { environment: other } = await deployed(dev, { queues: [] }, {}, {});
    Object.assign(process.env, other);
    const fails = await runIn(folder, 'smoke', 'dev', '--markdown');
    expect(fails).toMatchObject({
      code: 1,
      stderr: '',
      stdout: expect.stringMatching(/^### Smoke test of dev: 2 rows failed\n/),
    });
  });
});
