import { describe, expect, it } from '@jest/globals';
import type { OrgConfig } from '../../../constructs/org';
import type { Org } from '../../../constructs/project/project';
import { explore, exploreAll } from '../../../sandbox/exploration/explore';
import { type FaultyRequest, faultsWithFastReset, isCreate } from '../../../sandbox/exploration/faults';
import {
  conversationId,
  described,
  interactionOf,
  runOnce,
  type Schedule,
  type Setting,
} from '../../../sandbox/exploration/run';
import { broken, secondsOf, untrue } from '../../../sandbox/exploration/verdict';
import type { Fault } from '../../../sandbox/faults';
import type { ConversationStore, InteractionResult } from '../../../sandbox/genesys/flow';
import type { HttpRequest, Remote } from '../../../sandbox/http';
import { Sandbox } from '../../../sandbox/sandbox';
import type { ImportSet } from '../../../sandbox/servicenow/settings';
import { devBounds } from '../../support/dev-bounds';
import { exampleOrg } from '../../support/example-org';
import { playAgainst } from '../../support/play-against';
import { shipped } from '../../support/shipped';

type Flows = Parameters<typeof exampleOrg>[2];

const types = ['inboundCall', 'inboundShortMessage', 'workflow'] as const;
const strategies = ['chained', 'platform'] as const;

/** The set-up of the instance: docs/import-set.md. */
const columns = [
  ...['correlation_id', 'short_description', 'description', 'contact_type', 'category', 'assignment_group'],
  ...['caller_id', 'urgency', 'impact'],
];
const map = Object.fromEntries(columns.map((column) => [column, column]));
const incidents = { target: 'incident', coalesce: 'correlation_id', map };

function importing(auth: OrgConfig['release']['auth'], changeFlow?: Flows): Org {
  const org = exampleOrg('dev', { auth, create: 'importSet' }, changeFlow);
  return { ...org, servicenow: { ...org.servicenow, importSetTables: { incident: 'u_genesys_incident' } } };
}

function worldOf(auth: OrgConfig['release']['auth'], type: Setting['type'], importSet: ImportSet = incidents): Setting {
  return { published: published[auth], type, serviceNow: { importSets: { u_genesys_incident: importSet } } };
}

const neverRecreate: Flows = (flow) => ({ ...flow, retry: { ...flow.retry, onUnknownFailure: 'neverRecreate' } });
const cautious = shipped(importing('chained', neverRecreate));
const published = { chained: shipped(importing('chained')), platform: shipped(importing('platform')) };

/**
 * The caller look-up, 3 x (token 3 s + action 4 s) and pauses of 1 s and 2 s; then the same and one look-up of 4 s. With
 * platform auth there are no tokens.
 */
const longestSeconds = { chained: 24 + 28, platform: 15 + 19 };

describe.each(strategies)('a create through an import set, with %s tokens', (auth) => {
  describe.each(types)('by the %s', (type) => {
    const setting = worldOf(auth, type);

    it('makes one record and reports its true outcome in time, under every fault', () => {
      const wrong: string[] = [];
      const bounds = { ...devBounds(type), longestSeconds: longestSeconds[auth] };
      const { schedules } = exploreAll(setting, { most: 1, faults: faultsWithFastReset }, (run) => {
        const problems = broken(run, bounds);
        if (problems.length > 0) wrong.push(`${described(run)}: ${problems.join(', ')}`);
      });
      expect(wrong).toEqual([]);
      expect(schedules).toBeGreaterThan(40);
    });

    it('makes one record when the same conversation runs twice', () => {
      const wrong = Array.from(explore(setting, { most: 1, times: 2 })).flatMap((run) =>
        untrue(run, { records: 1 }).length > 0 ? [described(run)] : [],
      );
      expect(wrong).toEqual([]);
    });

    it.each([0, 150])('makes one record when two runs of one conversation overlap, %i ms apart', (apartMs) => {
      const plain = overlapping(setting, apartMs);
      expect(plain.outcomes.toSorted()).toEqual(['created', 'found']);
      const schedules = plain.requests.flatMap((request) =>
        Object.entries(faultsWithFastReset(request)).map(
          ([name, fault]) => new Map([[request.index, [name, fault]]] as const),
        ),
      );
      const wrong = schedules
        .map((schedule) => ({ schedule, ...overlapping(setting, apartMs, schedule) }))
        .filter(({ outcomes, records }) => records.length > 1 || lies(outcomes, records));
      expect(wrong.map(({ schedule, outcomes }) => [...schedule, outcomes])).toEqual([]);
      expect(schedules.length).toBeGreaterThan(80);
    });
  });
});

describe.each(types)('the %s of an instance that does not coalesce', (type) => {
  const setting = worldOf('chained', type, { target: 'incident', map });

  it('makes second records, so it is the coalesce column that prevents them', () => {
    expect(Array.from(explore(setting, { most: 1 })).some(({ records }) => records.length > 1)).toBe(true);
    expect(overlapping(setting, 0).records).toHaveLength(2);
  });
});

describe.each(types)('a failure of the create by the %s', (type) => {
  const setting = worldOf('chained', type);
  /** The tables that were called, without tokens and queries. */
  const asked = ({ requests }: { readonly requests: readonly FaultyRequest[] }) =>
    requests.flatMap(({ path }) => /^\/api\/now\/([^?]+)/.exec(path)?.[1] ?? []);
  const lostAt = (index: number, fault: Fault): Schedule => new Map([[index, ['lost', fault]]]);
  const failed: Fault = { kind: 'serverError', status: 500, commit: 'never' };
  const create = 2;

  it('is followed by another create after the pause, without a look-up', () => {
    const run = runOnce(setting, lostAt(create, failed));
    expect(asked(run)).toEqual(['table/sys_user', 'import/u_genesys_incident', 'import/u_genesys_incident']);
    expect(run.outcome).toBe('created');
    expect(secondsOf(run.result)).toBeLessThan(3);
  });

  it('is retried with neverRecreate too', () => {
    expect(runOnce({ ...setting, published: cautious }, lostAt(create, failed)).outcome).toBe('created');
  });

  it('ends as found when its record was made after all', () => {
    const run = runOnce(setting, lostAt(create, { ...failed, commit: 'before' }));
    expect(run.outcome).toBe('found');
    expect(run.records).toEqual([run.result.attributes['servicenow.number']]);
  });

  it('ends with one look-up when no attempt is left, and with one record when the conversation comes back', () => {
    const late: Fault = { kind: 'timeout', commit: { lateMs: 50_000 } };
    const schedule: Schedule = new Map([create, create + 1, create + 2].map((index) => [index, ['lost', late]]));
    const run = runOnce(setting, schedule);
    expect(asked(run)).toEqual(['table/sys_user', ...Array(3).fill('import/u_genesys_incident'), 'table/incident']);
    expect(run.outcome).toBe('unconfirmed');
    const twice = runOnce(setting, schedule, { times: 2 });
    expect(asked(twice).slice(asked(run).length)).toEqual(['table/sys_user', 'import/u_genesys_incident']);
    expect(twice.outcome).toBe('created');
    expect(twice.records).toHaveLength(1);
  });

  it('stays unconfirmed when an earlier run may have made the record and this run is refused', () => {
    const earlier = {
      'servicenow.outcome': 'unconfirmed',
      'servicenow.correlationId': `${conversationId}-create-incident`,
      'servicenow.time': '2026-01-05T08:00:00Z',
    };
    const sandbox = new Sandbox(setting.published, {
      ...(setting.serviceNow ? { serviceNow: setting.serviceNow } : {}),
      faults: (request) => (isCreate(request) ? { kind: 'forbidden' } : undefined),
    });
    const conversations: ConversationStore = new Map([[conversationId, new Map(Object.entries(earlier))]]);
    expect(outcomeOf(sandbox.run(flowOf(sandbox, type), interactionOf(type, conversations)))).toBe('unconfirmed');
  });
});

describe.each(types)('the answer of an import set, to the %s', (type) => {
  const row = { transform_map: 'Genesys', table: 'incident', sys_id: 'a'.repeat(32), display_name: 'number' };

  it.each([
    ['inserted', 'created'],
    ['updated', 'found'],
    ['ignored', 'found'],
  ])('is a record when the status is %s: %s', (status, outcome) => {
    const { result, sent } = against(type, [{ ...row, status, display_value: 'INC0010001' }]);
    expect([outcomeOf(result), result.attributes['servicenow.number']]).toEqual([outcome, 'INC0010001']);
    expect(sent).toEqual({ creates: 1, lookups: 0 });
  });

  it.each([
    ['is an error', [{ ...row, status: 'error', error_message: 'no' }]],
    ['is an error and names a record', [{ ...row, status: 'error', display_value: 'INC0010001' }]],
    ['was skipped', [{ ...row, status: 'skipped', display_value: 'INC0010001' }]],
    ['has no number', [{ ...row, status: 'inserted', display_value: '' }]],
    ['has no status', [{ ...row, display_value: 'INC0010001' }]],
    ['is missing', []],
  ])('is not a record when the row %s: it is retried, looked up once, and ends as unconfirmed', (_, rows) => {
    const { result, sent } = against(type, rows);
    expect([outcomeOf(result), result.attributes['servicenow.number']]).toEqual(['unconfirmed', '']);
    expect(sent).toEqual({ creates: 3, lookups: 1 });
  });
});

describe('a case', () => {
  it('goes through the import set of its own table', () => {
    const org = importing('chained', (flow) => ({ ...flow, create: 'create-case' }));
    const importSetTables = { sn_customerservice_case: 'u_genesys_case' };
    const cases = {
      target: 'sn_customerservice_case',
      coalesce: 'correlation_id',
      map: { ...map, caller_id: 'contact' },
    };
    const setting: Setting = {
      published: shipped({ ...org, servicenow: { ...org.servicenow, importSetTables } }),
      type: 'inboundShortMessage',
      serviceNow: { importSets: { u_genesys_case: cases } },
    };
    expect(runOnce(setting)).toMatchObject({ outcome: 'created', records: ['CS0001001'] });
  });
});

/** Plays two runs of one conversation, the second `apartMs` later, until every late commit is done. */
function overlapping(setting: Setting, apartMs: number, schedule: Schedule = new Map()) {
  const sandbox = new Sandbox(setting.published, {
    users: [{ user_name: 'ada.lovelace', phone: '+44 2079460123', active: 'true' }],
    faults: ({ index }) => schedule.get(index)?.[1],
    ...(setting.serviceNow ? { serviceNow: setting.serviceNow } : {}),
  });
  const { clock, serviceNow } = sandbox;
  const conversations: ConversationStore = new Map();
  const outcomes: string[] = [];
  const start = () =>
    sandbox.start(flowOf(sandbox, setting.type), interactionOf(setting.type, conversations), (result) => {
      outcomes.push(toldBy(result));
    });
  start();
  clock.at(clock.now() + apartMs, start);
  clock.runAll(clock.now() + 300_000);
  return { outcomes, records: serviceNow.records('incident'), requests: serviceNow.requests };
}

/** Plays a flow against import set answers that the sandbox's ServiceNow does not give; no look-up finds anything. */
function against(type: Setting['type'], rows: readonly object[]) {
  const sent = { creates: 0, lookups: 0 };
  const bodyFor = ({ method, url }: HttpRequest): object => {
    if (url.includes('/oauth')) return { access_token: 't', expires_in: 1800 };
    if (method === 'POST') {
      sent.creates++;
      return { import_set: 'ISET0010001', staging_table: 'u_genesys_incident', result: rows };
    }
    if (url.includes('/table/incident')) sent.lookups++;
    return { result: [] };
  };
  const remote: Remote = (request) => {
    const body = JSON.stringify(bodyFor(request));
    return { kind: 'reply', status: 200, headers: { 'content-type': 'application/json' }, body, afterMs: 100 };
  };
  return { result: playAgainst(worldOf('chained', type), remote, interactionOf(type)), sent };
}

/** A run reports a record that does not exist, or one exists although every run is certain of none. */
function lies(outcomes: readonly string[], records: readonly unknown[]): boolean {
  const claimed = outcomes.some((outcome) => outcome === 'created' || outcome === 'found');
  const denied = outcomes.every((outcome) => outcome === 'failed' || outcome === 'refused');
  return (claimed && records.length === 0) || (denied && records.length > 0);
}

/** The outcome that the launcher or the person sees: the data of the conversation is that of the last run. */
function toldBy({ outputs, said }: InteractionResult): string {
  const words = said.map(({ text }) => text).join(' ');
  if (words.includes('opened a ticket for you')) return 'created';
  if (words.includes('already open')) return 'found';
  return String(outputs['Flow.outcome'] ?? 'unconfirmed');
}

function outcomeOf({ attributes }: InteractionResult): string {
  return attributes['servicenow.outcome'] ?? 'none';
}

function flowOf(sandbox: Sandbox, type: Setting['type']) {
  const flow = sandbox.flow(type);
  if (flow === undefined) throw new Error(`the org ships no ${type}`);
  return flow;
}
