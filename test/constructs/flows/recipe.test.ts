import { describe, expect, it } from '@jest/globals';
import { exampleOrg } from '../../support/example-org';
import { holds, lastingLoss, lookups, recipeRules } from '../../support/recipe-rules';
import { shipped } from '../../support/shipped';

const published = shipped(exampleOrg('dev'));

describe.each(['inboundCall', 'inboundShortMessage', 'workflow'] as const)('%s', (type) => {
  const rules = recipeRules.filter(({ needsStatus }) => !needsStatus || type !== 'inboundCall');

  it.each(rules)('$name', (rule) => {
    expect(holds({ published, type }, rule)).toBe(true);
  });
});

describe('the last look-up after a look-up that failed', () => {
  const budgets = { inboundCall: 38, inboundShortMessage: 38, workflow: 147 };
  const looksUp = (times: number) => ({
    name: `looks the record up ${times} times`,
    faults: lastingLoss,
    holds: (told: Parameters<typeof lookups>[0]) => lookups(told).length === times,
  });
  const withBudget = (extraSeconds: number) =>
    shipped(
      exampleOrg('dev', { timeouts: { tokenSeconds: 3, actionSeconds: 2 } }, (flow) => ({
        ...flow,
        retry: { firstDelaySeconds: 5, budgetSeconds: budgets[flow.type] + extraSeconds },
      })),
    );

  it.each(['inboundCall', 'inboundShortMessage', 'workflow'] as const)(
    'is left out where the budget has no room for a pause before it: %s',
    (type) => {
      expect(holds({ published: withBudget(0), type }, looksUp(2))).toBe(true);
      expect(holds({ published: withBudget(3), type }, looksUp(3))).toBe(true);
    },
  );
});
