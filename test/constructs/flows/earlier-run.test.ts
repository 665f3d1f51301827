import { describe, expect, it } from '@jest/globals';
import { conversationId, interactionOf } from '../../../sandbox/exploration/run';
import { Sandbox } from '../../../sandbox/sandbox';
import { exampleOrg } from '../../support/example-org';
import { shipped } from '../../support/shipped';

const published = shipped(exampleOrg('dev'));
const types = ['inboundCall', 'inboundShortMessage', 'workflow'] as const;
const ours = `${conversationId}-create-incident`;

/** Runs a flow for a conversation that has data already. */
function runAfter(type: (typeof types)[number], data: Readonly<Record<string, string>>, at = Date.UTC(2026, 0, 5, 9)) {
  const sandbox = new Sandbox(published);
  sandbox.clock.runAll(at);
  const conversations = new Map([[conversationId, new Map(Object.entries(data))]]);
  const flow = sandbox.flow(type);
  if (flow === undefined) throw new Error(`the org ships no ${type}`);
  const startedAt = sandbox.clock.now();
  const result = sandbox.run(flow, interactionOf(type, conversations));
  const seconds = (sandbox.clock.now() - startedAt) / 1000;
  return { result, seconds, incidents: sandbox.serviceNow.records('incident'), requests: sandbox.serviceNow.requests };
}

describe.each(types)('%s after an earlier run', (type) => {
  it('uses the record number of that run and does not call ServiceNow', () => {
    const { result, requests } = runAfter(type, {
      'servicenow.outcome': 'created',
      'servicenow.number': 'INC0012345',
      'servicenow.correlationId': ours,
    });
    expect(requests).toEqual([]);
    expect(result.attributes).toMatchObject({ 'servicenow.outcome': 'found', 'servicenow.number': 'INC0012345' });
  });

  it('ignores the number of another kind of record', () => {
    const { result, incidents } = runAfter(type, {
      'servicenow.outcome': 'created',
      'servicenow.number': 'CS0001001',
      'servicenow.correlationId': `${conversationId}-create-case`,
    });
    expect(incidents).toHaveLength(1);
    expect(result.attributes['servicenow.number']).toBe(incidents[0]?.['number']);
  });

  it.each(['', 'garbage', '2026-01-05T10:00:00Z', '2100-01-01T00:00:00Z', '2200-12-31T23:59:59Z', '9999'])(
    'that recorded the time %j ends well and within its budget',
    (time) => {
      const { result, seconds } = runAfter(type, {
        'servicenow.outcome': 'unconfirmed',
        'servicenow.time': time,
        'servicenow.correlationId': ours,
      });
      expect(result.failed).toBeUndefined();
      expect(result.end.kind).not.toBe('disconnected');
      expect(seconds).toBeLessThan(180);
    },
  );

  it('that ended two minutes ago without a record creates one', () => {
    const { incidents, result } = runAfter(type, {
      'servicenow.outcome': 'unconfirmed',
      'servicenow.time': '2026-01-05T08:58:00Z',
      'servicenow.correlationId': ours,
    });
    expect(incidents).toHaveLength(1);
    expect(result.attributes['servicenow.outcome']).toBe('created');
  });
});

describe('two runs of one conversation that overlap', () => {
  it.each([0, 200, 500, 1000, 2000, 3000])('make one record when the second begins %i ms later', (gap) => {
    const sandbox = new Sandbox(published);
    const conversations = new Map([[conversationId, new Map<string, string>()]]);
    const [call, workflow] = (['inboundCall', 'workflow'] as const).map((type) => sandbox.flow(type));
    if (call === undefined || workflow === undefined) throw new Error('the org ships both');
    sandbox.start(call, interactionOf('inboundCall', conversations), () => {});
    sandbox.clock.runAll(sandbox.clock.now() + gap);
    sandbox.start(workflow, interactionOf('workflow', conversations), () => {});
    sandbox.clock.runAll(sandbox.clock.now() + 300_000);
    expect(sandbox.serviceNow.records('incident')).toHaveLength(1);
  });
});
