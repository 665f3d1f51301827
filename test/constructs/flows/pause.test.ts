import { describe, expect, it } from '@jest/globals';
import { worstCase } from '../../../constructs/flows';
import type { FlowConfig } from '../../../constructs/org';
import { limitsOf } from '../../../constructs/stack/release-limits';
import { isCreate } from '../../../sandbox/exploration/faults';
import { interactionOf } from '../../../sandbox/exploration/run';
import type { FaultPlan } from '../../../sandbox/faults';
import { Sandbox } from '../../../sandbox/sandbox';
import type { TraceEvent } from '../../../sandbox/trace';
import { exampleOrg } from '../../support/example-org';
import { shipped } from '../../support/shipped';

const retry = { attempts: 3, firstDelaySeconds: 2, jitterMilliseconds: 0, budgetSeconds: 900 } as const;
const org = exampleOrg('dev', {}, (flow) => ({ ...flow, retry }));

/** Seconds of each wait, and of each silence, in the order in which they were played. */
function pausesPlayed(type: FlowConfig['type'], faults: FaultPlan): readonly number[] {
  const events: TraceEvent[] = [];
  const sandbox = new Sandbox(shipped(org), { faults, trace: (event) => events.push(event) });
  sandbox.run(sandbox.flow(type) as never, interactionOf(type));
  return events.flatMap((event) => {
    const isPause = event.type === 'waited' || (event.type === 'said' && event.text === '');
    return isPause ? [event.ms / 1000] : [];
  });
}

/** Seconds that the worst case counts for the pauses of one operation. */
function pausesCounted(flowType: FlowConfig['type'], repeat: 'safe' | 'lookup'): readonly number[] {
  const flow = org.release.flows.find(({ type }) => type === flowType) as FlowConfig;
  const terms = worstCase(limitsOf(org, flow), { flowType, chained: true, repeat });
  return terms.filter(({ label }) => label.includes('pause')).map(({ seconds }) => seconds);
}

describe('the pauses of a flow', () => {
  it.each(['inboundCall', 'inboundShortMessage', 'workflow'] as const)(
    'of type %s take as long as the worst case counts: 2 s, then 4 s',
    (type) => {
      const played = pausesPlayed(type, ({ path }) =>
        path === '/oauth_token.do' ? { kind: 'serverError', status: 500, commit: 'never' } : undefined,
      );
      expect(played).toEqual([2, 4]);
      expect(pausesCounted(type, 'safe')).toEqual(played);
    },
  );

  it('in a workflow last until a lost create can no longer commit, at most as long as the worst case counts', () => {
    const played = pausesPlayed('workflow', (request) =>
      isCreate(request) ? { kind: 'timeout', commit: 'never' } : undefined,
    );
    expect(played).toEqual([60, 60]);
    expect(pausesCounted('workflow', 'lookup')).toEqual([61, 61]);
  });
});
