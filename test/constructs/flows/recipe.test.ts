import { describe, expect, it } from '@jest/globals';
import { exampleOrg } from '../../support/example-org';
import { holds, recipeRules } from '../../support/recipe-rules';
import { shipped } from '../../support/shipped';

const published = shipped(exampleOrg('dev'));

describe.each(['inboundCall', 'inboundShortMessage', 'workflow'] as const)('%s', (type) => {
  const rules = recipeRules.filter(({ needsStatus }) => !needsStatus || type !== 'inboundCall');

  it.each(rules)('$name', (rule) => {
    expect(holds({ published, type }, rule)).toBe(true);
  });
});
