import { describe, expect, it } from '@jest/globals';
import { defaultBudgetSeconds, type Limits, lastLookup, total, worstCase } from '../../../constructs/flows';

const limits: Limits = {
  attempts: 3,
  firstDelaySeconds: 1,
  jitterMilliseconds: 0,
  budgetSeconds: 40,
  tokenSeconds: 3,
  actionSeconds: 4,
  renewBeforeSeconds: 60,
};

const create = { flowType: 'inboundCall', chained: true, repeat: 'lookup' } as const;

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

  it('of a create counts a pause before the last look-up in place of an action, where the pause is longer', () => {
    const slow = { ...limits, firstDelaySeconds: 5, actionSeconds: 2, budgetSeconds: 41 };
    const terms = worstCase(slow, create);
    expect(terms.map(({ label }) => label)).toEqual([
      '3 x token 3 s',
      '2 x action 2 s',
      '4 x look-up 2 s',
      '1 x pause 5 s',
      '1 x pause 10 s',
      '1 x pause before the last look-up 5 s',
    ]);
    expect(total(terms)).toBe(9 + 4 + 8 + 5 + 10 + 5);
    expect(lastLookup(slow, create)).toBe('waits');
  });

  it('of a create leaves out the last look-up after one that failed, where the budget has no room for its pause', () => {
    const tight = { ...limits, firstDelaySeconds: 5, actionSeconds: 2, budgetSeconds: 40 };
    expect(total(worstCase(tight, create))).toBe(9 + 6 + 8 + 5 + 10);
    expect(lastLookup(tight, create)).toBe('leftOut');
  });

  it('of a create has room for that pause with the default limits', () => {
    for (const flowType of ['inboundCall', 'inboundShortMessage', 'workflow'] as const)
      expect(lastLookup({ ...limits, budgetSeconds: defaultBudgetSeconds[flowType] }, { ...create, flowType })).toBe(
        'waits',
      );
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
