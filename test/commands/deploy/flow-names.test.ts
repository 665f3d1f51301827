import { expect, it } from '@jest/globals';
import { flowNames } from '../../../commands/deploy/flow-names';
import { StackResources } from '../../../commands/terraform/stack-resources';
import { exampleOrg } from '../../support/example-org';
import { shippedStack } from '../../support/shipped';

it('the flows of a stack are named by their files', () => {
  const org = exampleOrg('dev');
  const { flows } = org.release;
  const found = flowNames(StackResources.of(shippedStack(org), {}), { flows });
  expect(Object.values(found).sort()).toEqual(flows.map((flow) => flow.name).sort());
  expect(Object.keys(found).every((file) => file.startsWith('flows/'))).toBe(true);
});
