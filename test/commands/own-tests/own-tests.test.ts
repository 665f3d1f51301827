import { describe, expect, it } from '@jest/globals';
import { explore, play, publish } from 'genesys-servicenow-cdktf/sandbox';
import { exampleOrg } from '../../support/example-org';

const org = publish(exampleOrg('dev'));

describe('the sandbox of the package', () => {
  it('plays a plain interaction through a flow by its name', () => {
    const played = play(org, { flow: 'ServiceNow Incident' });
    expect(played.outcome).toBe('created');
    expect(played.records).toHaveLength(1);
    expect(played.end).toEqual({ kind: 'workflowEnded', exitReason: 'created' });
    expect(played.ignored).toEqual([]);
  });

  it('plays a scenario, with the faults that its requests meet', () => {
    const played = play(org, { flow: 'ServiceNow Incident', scenario: 'rate-limit-burst' });
    expect(played.requests.map(({ fault }) => fault).filter(Boolean)).toEqual(['rateLimited', 'rateLimited']);
    expect(played.attributes['servicenow.attempts']).toBe('3');
    expect(played.unmet).toEqual([]);
  });

  it('explores every single fault', () => {
    const { schedules, broken } = explore(org, { flow: 'ServiceNow Incident' });
    expect(schedules).toBeGreaterThan(50);
    expect(broken).toEqual([]);
  });

  it('names each schedule with a problem', () => {
    const late = ({ outcome }: { readonly outcome: string }) => (outcome === 'failed' ? ['no ticket'] : []);
    const { broken } = explore(org, { flow: 'ServiceNow Incident', problems: late });
    expect(broken).toContain('request 0: secret rotated -> failed, 0 records, workflowEnded: no ticket');
  });

  it('says which flows there are', () => {
    expect(() => play(org, { flow: 'ServiceNow Incidnt' })).toThrow(
      'flow: got "ServiceNow Incidnt"; expected one of IT Service Desk, IT Service Desk Messages, ServiceNow Incident; ' +
        'did you mean "ServiceNow Incident"?',
    );
  });
});
