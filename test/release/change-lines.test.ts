import { describe, expect, it } from '@jest/globals';
import { changeLines } from '../../release/change-lines';
import type { ShownChange, ShownPlan, ShownResource } from '../../release/shown-plan';

const action = (name: string, change: Partial<ShownChange>): ShownResource =>
  resource('genesyscloud_integration_action', name, change);
const flow = (name: string, change: Partial<ShownChange>): ShownResource => resource('genesyscloud_flow', name, change);

function resource(type: string, name: string, change: Partial<ShownChange>): ShownResource {
  return { address: `${type}.${name}`, type, change: { actions: ['no-op'], before: null, after: null, ...change } };
}

/** The text of a contract with some names. */
const contract = (...names: readonly string[]) =>
  JSON.stringify({ type: 'object', properties: Object.fromEntries(names.map((name) => [name, {}])) });

/** An action in the org, or a planned one. */
const create = (name: string, ...outputs: readonly string[]) => ({
  name,
  category: 'ServiceNow',
  contract_input: contract('text'),
  contract_output: contract(...outputs),
});
const published = (name: string) => ({ actions: ['update'], before: { name }, after: { name } });

/** A wait for calls in flight, which an earlier apply made for a data action. */
const waited = resource('terraform_data', 'CallsInFlight["genesyscloud_integration_action.First"]', {
  before: { id: 'w' },
  after: { id: 'w' },
});

function lines(resources: readonly ShownResource[], plan: Partial<ShownPlan> = {}): readonly string[] {
  const stack = {
    dependencies: { 'genesyscloud_flow.Call': ['genesyscloud_integration_action.Second'] },
    pathOf: (address: string) => `at ${address}`,
    flowNames: { 'flows/new.yaml': 'New flow' },
  };
  return changeLines({ resource_changes: resources, ...plan }, stack).map(({ kind, text }) => `${kind}: ${text}`);
}

const hash = { after_unknown: { update_trigger_hash: true } };

describe('the words for a plan', () => {
  it('say what comes, which flows are published and why, what goes, and what changes in place', () => {
    const found = lines([
      action('Comment', {
        actions: ['update'],
        before: { name: 'Add comment', config_timeout_seconds: 4 },
        after: { name: 'Add comment', config_timeout_seconds: 5 },
      }),
      action('First', { actions: ['delete'], before: create('Create incident', 'number') }),
      flow('Call', { ...published('IT Service Desk'), ...hash }),
      flow('Chat', { ...published('Chat'), after_unknown: { file_content_hash: true } }),
      action('Second', { actions: ['create'], after: create('Create incident v2', 'number', 'state') }),
      waited,
    ]);
    expect(found).toEqual([
      'new: data action "Create incident v2": output "state" added',
      'published: flow "IT Service Desk": data action "Create incident v2" is called from now on',
      'published: flow "Chat": another text',
      'removed: data action "Create incident", after that. No contact meets a missing action.',
      'in place: data action "Add comment": timeout 4 s -> 5 s',
    ]);
  });

  it('name flows that are published for one reason together', () => {
    const found = lines([flow('A', { ...published('A'), ...hash }), flow('B', { ...published('B'), ...hash })]);
    expect(found).toEqual(['published: flows "A", "B": other ids of what is called']);
  });

  it('name a new flow by its file, and an object without a name by its place', () => {
    const found = lines([
      flow('New', { actions: ['create'], after: { filepath: 'flows/new.yaml' } }),
      flow('Other', { actions: ['create'], after: { filepath: 'flows/other.yaml' } }),
    ]);
    expect(found).toEqual(['new: flows "New flow", "at genesyscloud_flow.Other"']);
  });

  it('show no secret, not even as a name', () => {
    const secret = { name: 'canary-1', config: [{ name: 'canary-2' }], category: 'canary-3' };
    const sensitive = { name: true, config: [{ name: true }], category: true };
    const found = lines([
      action('A', { actions: ['create'], after: secret, after_sensitive: sensitive }),
      action('B', { actions: ['delete'], before: secret, before_sensitive: true }),
      action('C', {
        actions: ['update'],
        before: secret,
        after: { ...secret, name: 'canary-4' },
        after_sensitive: sensitive,
      }),
    ]);
    expect(found).toHaveLength(3);
    expect(found.join()).not.toContain('canary');
  });

  it('promise nothing of calls where an earlier apply has no wait for each data action', () => {
    const removed = action('First', { actions: ['delete'], before: create('Old') });
    const other = action('Other', { actions: ['delete'], before: create('Other') });
    expect(lines([removed])).toEqual(['removed: data action "Old"']);
    expect(lines([removed, other, waited])).toEqual(['removed: data actions "Old", "Other"']);
  });

  it('say which inputs and outputs a new version lacks', () => {
    const found = lines([
      action('First', { before: create('Create incident', 'a', 'b'), after: create('Create incident', 'a', 'b') }),
      action('Second', { actions: ['create'], after: create('Create incident v2', 'a', 'c') }),
    ]);
    expect(found).toEqual(['new: data action "Create incident v2": output "c" added, output "b" removed']);
  });

  it('say what is adopted, beside what is changed of it', () => {
    const values = { name: 'Chat', id: 'f' };
    const found = lines([
      flow('Chat', { before: values, after: values, importing: { id: 'f' } }),
      action('Own', {
        actions: ['update'],
        importing: { id: 'a' },
        before: { name: 'Own', config_request: [{ request_template: 'a', headers: {} }] },
        after: { name: 'Own', config_request: [{ request_template: 'b', headers: {} }] },
      }),
    ]);
    expect(found).toEqual([
      'adopted: flow "Chat" ("f")',
      'adopted: data action "Own" ("a")',
      'in place: data action "Own": request (template)',
    ]);
  });

  it.each([
    [['create', 'delete'], 'the new one is made first'],
    [['delete', 'create'], 'the old one is deleted first'],
  ])('say in which order something is replaced: %j', (actions, order) => {
    const change = { actions, before: create('Own', 'a'), after: create('Own', 'b') };
    expect(lines([action('Own', change)])).toEqual([`replaced: data action "Own", ${order}: outputs`]);
  });

  it('show no value that is secret, long or not yet known', () => {
    const change = {
      actions: ['update'],
      before: {
        name: 'C',
        fields: { clientSecret: 'canary-1' },
        secret: 'canary-2',
        long: 'x',
        later: 'a',
        short: 'a',
      },
      after: { name: 'C', fields: { clientSecret: 'canary-3' }, secret: 'canary-4', long: 'x'.repeat(99), short: 'b' },
      before_sensitive: { fields: true },
      after_sensitive: { fields: { clientSecret: true }, secret: true },
      after_unknown: { later: true },
    };
    expect(lines([resource('genesyscloud_integration_credential', 'C', change)])).toEqual([
      'in place: credential "C": fields, later, long, secret, short "a" -> "b"',
    ]);
  });

  it('show hostile names as text, on one line', () => {
    const name = 'a\n\u001b[31m"b"';
    expect(lines([action('A', { actions: ['delete'], before: { name } })])).toEqual([
      'removed: data action "a\\n\\u001b[31m\\"b\\""',
    ]);
  });

  it('leave no change out, also one that is new to them', () => {
    const change = { actions: ['forget'], before: { name: 'Chat' } };
    expect(lines([flow('Chat', change)])).toEqual(['in place: flow "Chat": forget']);
  });

  it('say what is in the state alone: waits, outputs and moves', () => {
    const made = resource('terraform_data', 'Wait', { actions: ['create'], after: {} });
    const output_changes = { flows: { actions: ['update'], before: 1, after: 2 } };
    expect(lines([made], { output_changes })).toEqual(['in place: 1 wait for calls in flight', 'outputs: "flows"']);
    const moved = { ...flow('Chat', { before: { name: 'Chat' }, after: { name: 'Chat' } }), previous_address: 'a.b' };
    expect(lines([moved])).toEqual(['moved: flow "Chat", in the state alone']);
    expect(lines([waited])).toEqual([]);
  });
});
