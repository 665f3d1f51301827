import { describe, expect, it } from '@jest/globals';
import { defaultBudgetSeconds, type Limits, total, worstCase } from '../../../constructs/flows';

const limits: Limits = {
  attempts: 3,
  firstDelaySeconds: 1,
  jitterMilliseconds: 0,
  budgetSeconds: 40,
  tokenSeconds: 3,
  actionSeconds: 4,
  renewBeforeSeconds: 60,
};

describe('the worst case of one operation', () => {
  it('of a create in a call counts three rounds of token, look-up and action, a last look-up, and two pauses', () => {
    const terms = worstCase(limits, { flowType: 'inboundCall', chained: true, repeat: 'lookup' });
    expect(terms.map(({ label }) => label)).toEqual([
      '3 x token 3 s',
      '3 x action 4 s',
      '4 x look-up 4 s',
      '1 x pause 1 s',
      '1 x pause 2 s',
    ]);
    expect(total(terms)).toBe(9 + 12 + 16 + 1 + 2);
  });

  it('of a create that ServiceNow coalesces counts only the last look-up and no wait for lost requests', () => {
    const terms = worstCase(limits, { flowType: 'workflow', chained: true, repeat: 'coalesced' });
    expect(terms.map(({ label }) => label)).toEqual([
      '3 x token 3 s',
      '3 x action 4 s',
      '1 x look-up 4 s',
      '1 x pause 1 s',
      '1 x pause 2 s',
    ]);
    expect(total(terms)).toBe(9 + 12 + 4 + 1 + 2);
  });

  it('counts no token with platform auth, and no look-up where repeats are safe', () => {
    const terms = worstCase(limits, { flowType: 'inboundShortMessage', chained: false, repeat: 'safe' });
    expect(total(terms)).toBe(12 + 1 + 2);
  });

  it('counts jitter in flow types that have it', () => {
    const jittery = { ...limits, jitterMilliseconds: 500 };
    const call = { chained: false, repeat: 'safe' } as const;
    expect(total(worstCase(jittery, { ...call, flowType: 'inboundShortMessage' }))).toBe(12 + 1.5 + 2.5);
    expect(total(worstCase(jittery, { ...call, flowType: 'inboundCall' }))).toBe(12 + 1 + 2);
  });

  it('counts two waits of a workflow until a lost request of an earlier run can no longer commit, 61 s each', () => {
    const terms = worstCase(limits, { flowType: 'workflow', chained: true, repeat: 'lookup' });
    expect(total(terms)).toBe(9 + 12 + 16 + 61 + 61);
  });

  it.each(['inboundCall', 'inboundShortMessage', 'workflow'] as const)('fits the default budget of %s', (flowType) => {
    const seconds = total(worstCase(limits, { flowType, chained: true, repeat: 'lookup' }));
    expect(seconds).toBeLessThanOrEqual(defaultBudgetSeconds[flowType]);
  });
});
