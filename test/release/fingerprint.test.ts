import { describe, expect, it } from '@jest/globals';
import { type FingerprintProps, fingerprint } from '../../release/fingerprint';
import type { ShownPlan, ShownResource } from '../../release/shown-plan';

const bytes = (text: string) => new TextEncoder().encode(text);

const action: ShownResource = {
  address: 'genesyscloud_integration_action.Create',
  type: 'genesyscloud_integration_action',
  change: {
    actions: ['update'],
    before: { name: 'Create incident', config_timeout_seconds: 4, category: 'ServiceNow' },
    after: { name: 'Create incident', config_timeout_seconds: 5, category: 'ServiceNow' },
    after_unknown: { config_response: true },
    before_sensitive: {},
    after_sensitive: {},
  },
};
const credential: ShownResource = {
  address: 'genesyscloud_integration_credential.It',
  type: 'genesyscloud_integration_credential',
  change: {
    actions: ['delete', 'create'],
    before: { name: 'OAuth', fields: { clientSecret: 'old-secret' } },
    after: { name: 'OAuth', fields: { clientSecret: 'new-secret' } },
    before_sensitive: { fields: true },
    after_sensitive: { fields: { clientSecret: true } },
    replace_paths: [['name']],
  },
};
const flow: ShownResource = {
  address: 'genesyscloud_flow.It',
  type: 'genesyscloud_flow',
  change: { actions: ['no-op'], before: { id: 'f' }, after: { id: 'f' }, importing: { id: 'f' } },
};
const untouched: ShownResource = {
  address: 'genesyscloud_flow.Other',
  type: 'genesyscloud_flow',
  change: { actions: ['no-op'], before: { id: 'g' }, after: { id: 'g' } },
};
const plan: ShownPlan = {
  resource_changes: [action, credential, flow, untouched],
  output_changes: {
    flows: { actions: ['update'], before: { It: 'f' }, after: { It: 'g' } },
    actions: { actions: ['no-op'], before: 'a', after: 'a' },
  },
};
const props: FingerprintProps = {
  org: 'test',
  plan,
  files: [
    { path: 'cdk.tf.json', bytes: bytes('{}') },
    { path: 'flows/call.yaml', bytes: bytes('inboundCall:') },
  ],
  provider: '1.82.0',
};

/** The plan with one of its changes replaced by parts of another. */
function withChange(changed: ShownResource, change: Partial<ShownResource['change']>): FingerprintProps {
  const resources = plan.resource_changes ?? [];
  const resource_changes = resources.map((one) =>
    one === changed ? { ...one, change: { ...one.change, ...change } } : one,
  );
  return { ...props, plan: { ...plan, resource_changes } };
}

const secrets = (value: string) => ({ name: 'OAuth', fields: { clientSecret: value } });

describe('the fingerprint of a plan', () => {
  it('has 12 hexadecimal digits', () => {
    expect(fingerprint(props)).toMatch(/^[0-9a-f]{12}$/);
  });

  it.each<[string, FingerprintProps]>([
    ['an org', { ...props, org: 'prod' }],
    ['a version of the provider', { ...props, provider: '1.83.0' }],
    [
      'a byte of the stack',
      { ...props, files: [{ path: 'cdk.tf.json', bytes: bytes('{ }') }, ...props.files.slice(1)] },
    ],
    [
      'a byte of a flow',
      { ...props, files: [...props.files.slice(0, 1), { path: 'flows/call.yaml', bytes: bytes('x') }] },
    ],
    [
      'the name of a flow file',
      { ...props, files: [...props.files.slice(0, 1), { path: 'flows/b.yaml', bytes: bytes('inboundCall:') }] },
    ],
    ['a flow file more', { ...props, files: [...props.files, { path: 'flows/b.yaml', bytes: bytes('') }] }],
    [
      'an address',
      { ...props, plan: { ...plan, resource_changes: [{ ...action, address: 'x.y' }, credential, flow] } },
    ],
    ['a change less', { ...props, plan: { ...plan, resource_changes: [credential, flow] } }],
    ['an action', withChange(action, { actions: ['delete'] })],
    ['the order of actions', withChange(credential, { actions: ['create', 'delete'] })],
    ['a value before, as after an edit by hand', withChange(action, { before: { config_timeout_seconds: 3 } })],
    ['a value after', withChange(action, { after: { config_timeout_seconds: 6 } })],
    ['what is not yet known', withChange(action, { after_unknown: {} })],
    ['a path that replaces', withChange(credential, { replace_paths: [['credential_type_name']] })],
    ['the id of an import', withChange(flow, { importing: { id: 'h' } })],
    ['an import less', { ...props, plan: { ...plan, resource_changes: [action, credential, untouched] } }],
    ['a value beside a secret', withChange(credential, { after: { ...secrets('new-secret'), name: 'Other' } })],
    ['whether a value is secret', withChange(credential, { after_sensitive: {} })],
    ['an output', { ...props, plan: { ...plan, output_changes: {} } }],
    [
      'a move',
      {
        ...props,
        plan: {
          ...plan,
          resource_changes: [action, credential, flow, { ...untouched, previous_address: 'genesyscloud_flow.Old' }],
        },
      },
    ],
  ])('moves with %s', (_, other) => {
    expect(fingerprint(other)).not.toBe(fingerprint(props));
  });

  it.each<[string, FingerprintProps]>([
    [
      'the order of resources',
      { ...props, plan: { ...plan, resource_changes: [untouched, flow, credential, action] } },
    ],
    ['the order of files', { ...props, files: [...props.files].reverse() }],
    [
      'the order of keys',
      withChange(action, { after: { category: 'ServiceNow', config_timeout_seconds: 5, name: 'Create incident' } }),
    ],
    [
      'the time of the plan, its variables and the state',
      { ...props, plan: { ...plan, timestamp: 'now', variables: { a: 'b' }, prior_state: {} } as ShownPlan },
    ],
    ['what the plan leaves alone', { ...props, plan: { ...plan, resource_changes: [action, credential, flow] } }],
    ['a secret', withChange(credential, { before: secrets('older'), after: secrets('newer') })],
  ])('does not move with %s', (_, other) => {
    expect(fingerprint(other)).toBe(fingerprint(props));
  });
});
