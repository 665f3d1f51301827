import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { neededFor } from '../../../commands/permissions/needed';
import { declaredObjects } from '../../../commands/preflight/declared-objects';
import { rowsMarkdown } from '../../../commands/preflight/markdown';
import { type PreflightOptions, preflight } from '../../../commands/preflight/preflight';
import { rowsText } from '../../../commands/preflight/text';
import { StackResources } from '../../../commands/terraform/stack-resources';
import type { Org } from '../../../constructs/project/project';
import { connect } from '../../../platform/connect';
import { declaredRecord } from '../../../sandbox/declared-record';
import type { OrgRecord } from '../../../sandbox/genesys/org/org-record';
import { WrittenOrg } from '../../../sandbox/genesys/org/written-org';
import { newOrg } from '../../../sandbox/new-org';
import { writeRules } from '../../../sandbox/write-rules';
import { exampleOrg } from '../../support/example-org';
import { runIn } from '../../support/run-in';
import { type ServedPlatformOptions, servedPlatform } from '../../support/served-platform';
import { shipped, shippedStack } from '../../support/shipped';
import { orgText, workingFolder } from '../../support/working-folder';

const prod = exampleOrg('prod');
const organization = 'Acme';
const fresh = { ...newOrg(shippedStack(prod), { organization }), divisions: [{ id: 'd', name: 'Service Desk' }] };
const deployed = { ...declaredRecord(shipped(prod), { organization }), divisions: fresh.divisions };
const client = { id: 'client-id', name: 'terraform-test' };
const canary = 'canary-71c0';

interface Look extends ServedPlatformOptions, Partial<Pick<PreflightOptions, 'losesLocalState'>> {
  readonly of?: Org;
  readonly record?: Partial<OrgRecord>;
  /** Ids that the state knows. @default - the state is elsewhere */
  readonly known?: readonly string[];
}

/** Looks at an org, which is before its first deploy unless `record` says otherwise. */
async function look({ of = prod, record, known, losesLocalState = false, ...served }: Look = {}) {
  const platform = await servedPlatform({ org: new WrittenOrg({ ...fresh, ...record }, writeRules()), ...served });
  const folder = shippedStack(of);
  const { rows } = await preflight(of, await connect(of, { ...platform, wait: async () => {} }), {
    declared: declaredObjects({ folder, flows: of.release.flows }),
    needed: neededFor('deploy', StackResources.of(folder, {}).all),
    state: { ids: known && new Set(known), next: 'look elsewhere' },
    losesLocalState,
  });
  return { ...platform, rows, text: rowsText(rows), failures: rows.filter(({ result }) => result === 'failed') };
}

const idsOf = ({ flows, integrations, actions }: OrgRecord) =>
  [flows, integrations, actions].flatMap((list: readonly { readonly id: string }[]) => list.map(({ id }) => id));

describe('preflight', () => {
  it('finds an org ready for its first apply', async () => {
    const { text, failures } = await look();
    expect(failures).toEqual([]);
    expect(text.split('\n')).toEqual([
      'ok  signs in at 127.0.0.1 as client "Sandbox client"; organization "Acme"',
      expect.stringMatching(/^ok {2}(\d+) of \1 permissions for plan and deploy$/),
      'ok  division "Service Desk"',
      'ok  queue "Global Service Desk", "IT Incidents L1"',
      'ok  credential "ServiceNow OAuth" (userDefined)',
      'ok  nothing outside the state has a name that the stack takes',
    ]);
  });

  it('finds nothing in the way of an apply to an org that the state knows', async () => {
    const { failures, rows } = await look({ record: deployed, known: idsOf(deployed) });
    expect(failures).toEqual([]);
    expect(rows.map(({ result }) => result)).not.toContain('not looked at');
  });

  it('names each object that the state does not know, and whose version a flow would overwrite', async () => {
    const [flow, ...flows] = deployed.flows;
    const publications = [{ version: 12, client: { id: 'u', name: 'Jane Doe' }, at: '2026-10-01T08:00:00.000Z' }];
    const record = { ...deployed, flows: [{ ...(flow as (typeof flows)[0]), version: 12, publications }, ...flows] };
    const [, integration, action] = [flow, ...deployed.integrations.slice(0, 1), ...deployed.actions.slice(0, 1)];
    const known = idsOf(record).filter((id) => ![flow, integration, action].some((one) => one?.id === id));
    const { failures } = await look({ record, known });
    expect(failures.map(({ text }) => text)).toEqual([
      'flow "IT Service Desk" (inboundcall) exists and is not in the state: apply would overwrite version 12, published 2026-10-01 by Jane Doe',
      expect.stringMatching(
        /^integration "ServiceNow\b.*" exists and is not in the state: apply would make a second one$/,
      ),
      expect.stringMatching(
        /^data action ".+" of "ServiceNow.*" exists and is not in the state: apply would make a second one$/,
      ),
    ]);
  });

  it('names a call route that has a number of the stack', async () => {
    const of = { ...prod, routes: { 'IT Service Desk': ['+12025550143'] } } as Org;
    const callRoutes = [{ id: 'route', name: 'Hotline', divisionId: 'd', numbers: ['+12025550143'] }];
    const { failures } = await look({ of, record: { callRoutes }, known: [] });
    expect(failures.map(({ text }) => text)).toEqual([
      'call route "Hotline" (+12025550143) exists and is not in the state: apply would fail, since a number can be in one call route only',
    ]);
    expect((await look({ of, record: { callRoutes }, known: ['route'] })).failures).toEqual([]);
  });

  it('says what to look at where the state is elsewhere', async () => {
    const { rows } = await look({ record: deployed });
    expect(rows).toContainEqual({
      result: 'not looked at',
      text: expect.stringMatching(
        /^whether the state knows what has these names in the org: 3 flows, 2 integrations, \d+ data actions$/,
      ),
      next: 'look elsewhere',
    });
  });

  it('says who has a flow open, so that publishing would fail', async () => {
    const flows = deployed.flows.map((flow) => ({ ...flow, lockedBy: { id: 'u', name: 'Jane Doe' } }));
    const { failures } = await look({ record: { ...deployed, flows }, known: idsOf(deployed) });
    expect(failures).toHaveLength(3);
    expect(failures[0]).toMatchObject({ text: 'flow "IT Service Desk" is locked by Jane Doe: publishing would fail' });
  });

  it('finds two data actions of one name', async () => {
    const [action] = deployed.actions;
    const actions = [...deployed.actions, { ...(action as (typeof deployed.actions)[0]), id: 'second' }];
    const { failures } = await look({ record: { ...deployed, actions }, known: [...idsOf(deployed), 'second'] });
    expect(failures.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^2 data actions are called ".+" of "ServiceNow.*": ".+", "second"; publishing a flow that calls it would fail$/,
      ),
    ]);
  });

  it('names flows of others that call a data action which apply would remove', async () => {
    const [used] = deployed.flows.flatMap(({ actions }) => actions);
    const [flow] = deployed.flows;
    const gone = {
      ...(deployed.actions.find(({ id }) => id === used?.id) as (typeof deployed.actions)[0]),
      name: 'Old',
    };
    const actions = deployed.actions.map((action) => (action.id === gone.id ? gone : action));
    const other = { ...(flow as (typeof deployed.flows)[0]), id: 'other', name: 'Someone else’s' };
    const record = { ...deployed, actions, flows: [...deployed.flows, other] };
    const text = expect.stringMatching(
      /^flow "Someone else’s" \(inboundcallflow\) calls data action "Old" of "ServiceNow.*", which the stack does not declare: apply would remove it$/,
    );
    expect((await look({ record, known: idsOf(deployed) })).failures).toMatchObject([{ text }]);
    const unknown = idsOf(deployed).filter((id) => id !== gone.id);
    expect((await look({ record, known: unknown })).failures).toEqual([]);
    const elsewhere = await look({ record });
    expect(elsewhere.failures).toEqual([]);
    expect(elsewhere.text).toMatch(/not looked at {2}whether apply would remove it: flow "Someone else’s"/);
    const permissions = ['*:integration:*', '*:action:*', '*:flow:*', '*:job:*', '*:queue:*', '*:flowExecution:*'];
    const without = await look({ record, known: idsOf(deployed), permissions });
    expect(without.failures).toEqual([]);
    expect(without.text).toMatch(
      /not looked at {2}flows of others that call data action "Old".*lacks the permission architect:dependencyTracking:view/,
    );
  });

  it.each<[string, Partial<OrgRecord>, RegExp]>([
    ['a division', { divisions: [] }, /^division "Service Desk" is not there$/],
    ['a queue', { queues: fresh.queues.slice(1) }, /^queue "Global Service Desk" is not there$/],
    [
      'one queue',
      { queues: [...fresh.queues, { id: 'x', name: 'Global Service Desk' }] },
      /^2 queues have the name "Global Service Desk"$/,
    ],
    ['a credential', { credentials: [] }, /^credential "ServiceNow OAuth" is not there$/],
    [
      'one credential',
      { credentials: [...fresh.credentials, ...fresh.credentials.map((one) => ({ ...one, id: 'x' }))] },
      /^several credentials have the name "ServiceNow OAuth"$/,
    ],
    [
      'a credential of that type',
      { credentials: fresh.credentials.map((one) => ({ ...one, type: 'basicAuth' })) },
      /^credential "ServiceNow OAuth" is of the type "basicAuth", and auth: chained needs userDefined$/,
    ],
  ])('misses %s', async (_, record, message) => {
    const { failures } = await look({ record });
    expect(failures).toEqual([{ result: 'failed', text: expect.stringMatching(message), next: expect.any(String) }]);
  });

  it('names the permissions that the client lacks, and says which are not documented', async () => {
    const permissions = [
      'integrations:*:view',
      'integrations:*:add',
      'routing:queue:view',
      'architect:flow:view',
      'architect:job:*',
    ];
    const { failures, text } = await look({ permissions });
    expect(failures).toMatchObject([
      {
        text: expect.stringMatching(
          /^\d+ of \d+ permissions for plan and deploy; the client lacks architect:flow:delete, integrations:action:delete, integrations:action:edit, integrations:integration:delete, integrations:integration:edit$/,
        ),
        next: 'all of them: npm run permissions -- prod --for deploy',
      },
    ]);
    expect(text).toMatch(
      /not looked at {2}whether architect:flow:add, architect:flow:edit, architect:flow:publish, .*are needed too is not documented/,
    );
  });

  const stack = StackResources.of(shippedStack(prod), {}).all;
  const needed = neededFor('deploy', stack);

  it('needs the permissions that are listed for plan, and looks at all with those for deploy', async () => {
    const namesOf = (some: typeof needed) => some.map(({ permission }) => permission);
    const plan = await look({ record: deployed, permissions: namesOf(neededFor('plan', stack)) });
    expect(plan.failures).toMatchObject([
      { text: expect.stringMatching(/ permissions for plan and deploy; the client lacks /) },
    ]);
    const deploy = await look({ record: deployed, permissions: namesOf(needed), known: idsOf(deployed) });
    expect(deploy.rows.filter(({ result }) => result !== 'ok')).toEqual([]);
  });

  it.each(needed.filter(({ evidence }) => evidence === 'called'))(
    'names $permission where the client lacks it',
    async (lacking) => {
      const permissions = needed.filter((one) => one !== lacking).map(({ permission }) => permission);
      expect((await look({ permissions })).failures[0]?.text).toContain(`; the client lacks ${lacking.permission}`);
    },
  );

  it('tries what it reads where the client may not ask for its permissions', async () => {
    const answer = (line: string) =>
      line.endsWith('/subjects/me') ? Response.json({ message: 'not for clients' }, { status: 403 }) : undefined;
    const all = await look({ answer });
    expect(all.failures).toEqual([]);
    expect(all.text).toMatch(
      /not looked at {2}permissions: .*answered 403: not for clients.*; what is read below was tried/,
    );
    const some = await look({ answer, permissions: ['integrations:*:*', 'architect:*:*'] });
    expect(some.failures).toMatchObject([
      {
        text: expect.stringMatching(
          /GET \/api\/v2\/routing\/queues: answered 403: .*lacks the permission routing:queue:view/,
        ),
      },
    ]);
  });

  it('refuses a state on the machine of a pipeline', async () => {
    const local = { ...prod, backend: { type: 'local' } } as Org;
    expect((await look({ of: local, losesLocalState: true, known: [] })).failures).toMatchObject([
      { text: 'backend local in a pipeline: the state would be lost with its machine' },
    ]);
    expect((await look({ losesLocalState: true })).failures).toEqual([]);
  });

  it('ends as well when each of its requests is held back, refused for its token, or broken once', async () => {
    const expected = (await look({ record: deployed })).rows;
    for (const response of [
      () => Response.json({}, { status: 429, headers: { 'retry-after': '1' } }),
      () => Response.json({}, { status: 401 }),
      () => new Response('<html>', { status: 502 }),
    ]) {
      const seen = new Set<string>();
      const answer = (line: string) => {
        if (seen.has(line) || line.startsWith('POST')) return undefined;
        seen.add(line);
        return response();
      };
      expect((await look({ record: deployed, answer })).rows).toEqual(expected);
      expect(seen.size).toBeGreaterThan(8);
    }
  });

  it('shows what the org says as text, in Markdown too', async () => {
    const lockedBy = { id: 'u', name: 'Eve\u001b[2J\u202e\n```\n# @all <b>' };
    const flows = deployed.flows.map((flow) => ({ ...flow, lockedBy }));
    const { rows, text } = await look({ record: { ...deployed, flows }, known: idsOf(deployed) });
    const shown = 'Eve\\u{1b}[2J\\u{202e}\\u{a}```\\u{a}# @all <b>';
    expect(text).toContain(`is locked by ${shown}: publishing would fail`);
    const many = Array.from({ length: 2000 }, () => rows).flat();
    expect(rowsMarkdown('Preflight', many).length).toBeLessThanOrEqual(60_000);
    expect(rowsMarkdown('Preflight', rows)).toMatch(/^### Preflight: 3 rows failed\n\n````text\nok [\s\S]*\n````$/);
  });
});

describe('the command', () => {
  afterEach(() => {
    for (const key of Object.keys(process.env)) if (key.startsWith('GENESYSCLOUD_')) delete process.env[key];
  });

  const dev = exampleOrg('dev');
  const ready = newOrg(shippedStack(dev), { organization: 'Acme Dev' });

  /** Runs the command for the example org dev, whose state is a file. */
  async function run(record: OrgRecord, state: object | undefined, ...words: readonly string[]) {
    const { environment } = await servedPlatform({
      org: new WrittenOrg(record, writeRules()),
      clients: [{ ...client, secret: canary }],
    });
    Object.assign(process.env, environment, {
      GENESYSCLOUD_OAUTHCLIENT_ID: client.id,
      GENESYSCLOUD_OAUTHCLIENT_SECRET: canary,
    });
    const folder = workingFolder({ dev: orgText('dev') });
    // The provider has these; here they have no effect.
    const log = join(folder, 'debug.log');
    Object.assign(process.env, { GENESYSCLOUD_SDK_DEBUG: 'true', GENESYSCLOUD_SDK_DEBUG_FILE_PATH: log });
    if (state) writeFileSync(join(folder, 'terraform.dev.tfstate'), JSON.stringify(state));
    const ended = await runIn(folder, 'preflight', 'dev', ...words);
    expect(JSON.stringify(ended)).not.toContain(canary);
    expect(existsSync(log)).toBe(false);
    return ended;
  }

  it('ends with 0 for an org that is ready, 1 for one that is not, and 2 when it cannot look', async () => {
    const first = await run(ready, undefined);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(
      /^ok {2}signs in at 127\.0\.0\.1 as client "terraform-test"; organization "Acme Dev"\n/,
    );
    const missing = await run({ ...ready, queues: [] }, undefined, '--json');
    expect(missing).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(missing.stdout)).toMatchObject({ org: 'dev', organization: 'Acme Dev', rows: expect.any(Array) });
    const other = await run({ ...ready, organization: { id: 'x', name: 'Other' } }, undefined);
    expect(other).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/got a client of "Other"/) });
  });

  it('reads a state that is on this machine', async () => {
    const record = { ...declaredRecord(shipped(dev), { organization: 'Acme Dev' }), credentials: [] };
    const resource = (id: string) => ({ mode: 'managed', type: 'genesyscloud_x', instances: [{ attributes: { id } }] });
    const known = await run(record, { resources: idsOf(record).map(resource) });
    expect(known).toMatchObject({ code: 0 });
    const forgotten = await run(record, { resources: idsOf(record).slice(1).map(resource) }, '--markdown');
    expect(forgotten).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^### Preflight of dev: 1 row failed\n/),
    });
  });
});
