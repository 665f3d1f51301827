import { describe, expect, it } from '@jest/globals';
import { boundsOf } from '../../../commands/explore/bounds';
import { type Experiment, experimentsOf } from '../../../commands/explore/experiments';
import { runExperiment } from '../../../commands/explore/run-experiment';
import { explorationText } from '../../../commands/explore/text';
import { variantOf } from '../../../commands/explore/variant';
import { setUpOf } from '../../../commands/org/instance-setup';
import type { FlowConfig } from '../../../constructs/org';
import { type PublishedOrg, publishedOrg } from '../../../sandbox/published-org';
import { devBounds } from '../../support/dev-bounds';
import { exampleOrg } from '../../support/example-org';
import { withChangedFlow } from '../../support/mutate';
import { shipped, shippedStack } from '../../support/shipped';

const org = exampleOrg('dev');
const singles = { most: 1, first: 0 };
const experiments = experimentsOf(org, org.release.flows, singles);
const known = new Map<string, PublishedOrg>();
const published = (experiment: Experiment) => {
  const variant = variantOf(org, experiment);
  const stack = shippedStack(variant);
  const shippedVariant = known.get(stack) ?? publishedOrg(stack, { setUp: setUpOf(variant) });
  known.set(stack, shippedVariant);
  return shippedVariant;
};

describe('a create that breaks in under a second and is committed later', () => {
  const resets = experiments.filter(({ faultSet }) => faultSet === 'fast resets');

  it.each(resets)(
    'in the one schedule of $flow.type with $auth token that has no other fault, where creates go through $creates',
    (experiment) => {
      const { schedules, secondRecords, broken } = runExperiment(
        experiment,
        published(experiment),
        devBounds(experiment.flow.type),
      );
      const expected = experiment.creates === 'table' ? 1 : 0;
      expect({ schedules, secondRecords, broken }).toEqual({ schedules: 1, secondRecords: expected, broken: [] });
    },
  );
});

describe('a flow that breaks its promises', () => {
  const experiment = experiments.find(({ faultSet }) => faultSet === 'any fault') as Experiment;
  const changed = withChangedFlow(published(experiment), experiment.flow.type, (actions) => {
    for (const action of actions('Create incident')) delete action['outputs'].timeout;
  });
  const played = runExperiment(experiment, changed, devBounds(experiment.flow.type));

  it('is reported with the schedule that shows it', () => {
    expect(played.broken.length).toBeGreaterThan(0);
    for (const line of played.broken) expect(line).toMatch(/^request 2: timeout.* -> \w+, \d records, .*: ./);
  });

  it('is printed as a broken promise', () => {
    const text = explorationText({
      org: 'dev',
      most: 1,
      first: 0,
      seconds: 2,
      experiments: [{ ...experiment, ...played }],
      leftOut: ['workflow'],
      notExplored: [],
    });
    expect(text).toMatch(/^ {3}IT Service Desk +chained +1 +63 .* NO$/m);
    expect(text).toContain('63 schedules in 2.0 s, 32 a second');
    expect(text).toContain('Left out, since dev has no flow of the type: workflow');
    expect(text).toContain(
      'Broken promises:\n   IT Service Desk, chained token, creates table, any fault, status remote: request 2',
    );
  });
});

describe('a flow in which a statement relies on the one before it', () => {
  const snapshots = experiments.filter(
    ({ faultSet, auth }) => faultSet === 'statements on a snapshot' && auth === 'chained',
  );

  it.each(snapshots)('is noticed where statements run on a snapshot: $flow.type', (experiment) => {
    const asShipped = published(experiment);
    const changed = withChangedFlow(asShipped, experiment.flow.type, (actions) => {
      for (const action of actions('Keep the token')) {
        const [life] = actions('Note its life')[0]?.['statements'] ?? [];
        action['statements'].unshift(life);
      }
      for (const action of actions('Note its life'))
        action['statements'] = [{ string: { variable: 'Flow.token', value: { exp: 'Flow.token' } } }];
    });
    const bounds = devBounds(experiment.flow.type);
    expect(runExperiment(experiment, asShipped, bounds).broken).toEqual([]);
    expect(runExperiment(experiment, changed, bounds).broken).not.toEqual([]);
    expect(runExperiment({ ...experiment, faultSet: 'any fault' }, changed, bounds).broken).toEqual([]);
  });
});

describe('a call that makes two attempts, each of which the platform may repeat', () => {
  it('keeps its promises under every pair of faults', () => {
    const prod = exampleOrg('prod');
    const calls = prod.release.flows.filter(({ type }) => type === 'inboundCall');
    const experiment = experimentsOf(prod, calls, { most: 2, first: 0 }).find(
      ({ auth }) => auth === 'platform',
    ) as Experiment;
    const variant = variantOf(prod, experiment);
    const { schedules, broken } = runExperiment(
      experiment,
      shipped(variant),
      boundsOf(variant, calls[0] as FlowConfig),
    );
    expect(broken).toEqual([]);
    expect(schedules).toBeGreaterThan(2000);
  });
});

describe('a flow whose budget has no room for a pause before the last look-up', () => {
  const budgets = { inboundCall: 38, inboundShortMessage: 38, workflow: 147 };

  it.each(['inboundCall', 'inboundShortMessage', 'workflow'] as const)('leaves that look-up out: %s', (type) => {
    const tight = exampleOrg('dev', { timeouts: { tokenSeconds: 3, actionSeconds: 2 } }, (flow) => ({
      ...flow,
      retry: { firstDelaySeconds: 5, budgetSeconds: budgets[flow.type] },
    }));
    const flow = tight.release.flows.find((one) => one.type === type) as FlowConfig;
    const experiment = experimentsOf(tight, [flow], { most: 2, first: 0 })[0] as Experiment;
    const { broken, schedules } = runExperiment(experiment, shipped(tight), boundsOf(tight, flow));
    expect(broken).toEqual([]);
    expect(schedules).toBeGreaterThan(1000);
  });
});

describe('the limits of a flow', () => {
  const ofType = (type: FlowConfig['type']) => org.release.flows.find((flow) => flow.type === type) as FlowConfig;

  it.each(['inboundCall', 'inboundShortMessage', 'workflow'] as const)(
    'are those worked out by hand for the %s',
    (type) => {
      expect(boundsOf(org, ofType(type))).toEqual(devBounds(type));
    },
  );

  it('include no token calls if the platform signs in', () => {
    const platform = variantOf(org, { auth: 'platform', creates: 'table' });
    expect(boundsOf(platform, ofType('inboundCall')).longestSeconds).toBe(12 + 1 + 2 + (12 + 16 + 1 + 2));
  });

  it('include one look-up if ServiceNow coalesces, and one renewal if no caller is looked up', () => {
    const importing = variantOf(org, { auth: 'chained', creates: 'importSet' });
    const { findCaller: _, ...flow } = ofType('workflow');
    expect(boundsOf(importing, flow)).toMatchObject({ longestSeconds: 9 + 12 + 4 + 1 + 2, renewals: 1 });
  });
});

describe('the experiments of an exploration', () => {
  it('are one for each flow, auth strategy and setting that makes a difference', () => {
    const [twice, snapshot, resets, exits, statuses, ways] = [1, 1, 3, 2, 4, 2];
    expect(experiments).toHaveLength(
      2 * (exits * ways + twice + snapshot + resets) + 2 * 2 * (exits * statuses * ways + twice + snapshot + resets),
    );
    const settings = experiments.map(({ flow, auth, creates, faultSet, failureStatus }) =>
      [flow.type, auth, creates, faultSet, failureStatus].join(),
    );
    expect(new Set(settings).size).toBe(experiments.length);
  });

  it('create records as carefully as the org, or more carefully', () => {
    const importing = variantOf(org, { auth: 'chained', creates: 'importSet' });
    const found = experimentsOf(importing, importing.release.flows, singles);
    expect([...new Set(found.map(({ creates }) => creates))]).toEqual(['importSet']);
    const never = exampleOrg('dev', {}, (flow) => ({
      ...flow,
      retry: { ...flow.retry, onUnknownFailure: 'neverRecreate' },
    }));
    const ways = experimentsOf(never, never.release.flows, singles).map(({ creates }) => creates);
    expect([...new Set(ways)].sort()).toEqual(['importSet', 'neverRecreate']);
  });

  it('do not vary the status of failures for flows that cannot read it', () => {
    const ofCalls = experiments.filter(({ flow }) => flow.type === 'inboundCall');
    expect([...new Set(ofCalls.map(({ failureStatus }) => failureStatus))]).toEqual(['remote']);
  });

  it('are played without jitter', () => {
    const jittery = exampleOrg('dev', {}, (flow) => ({ ...flow, retry: { ...flow.retry, jitterMilliseconds: 300 } }));
    const { release } = variantOf(jittery, { auth: 'chained', creates: 'table' });
    expect([release, ...release.flows].map(({ retry }) => retry.jitterMilliseconds)).toEqual([0, 0, 0, 0]);
  });
});
