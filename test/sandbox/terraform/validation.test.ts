import { expect, it } from '@jest/globals';
import { factsOf, type ResourceType } from '../../../sandbox/terraform/facts';
import { pinnedSchema, type TypeSchema } from '../../../sandbox/terraform/provider-schema';
import { refusals } from '../../../sandbox/terraform/validation';
import { type ObjectValue, unknown } from '../../../sandbox/terraform/value';

function problems(type: ResourceType, config: ObjectValue) {
  const { block } = pinnedSchema().resources[type] as TypeSchema;
  return refusals(block, factsOf(type), config).map(({ attribute, problem }) => `${attribute}: ${problem}`);
}

it('refuses values out of their range or list, inside blocks too, and leaves unknown ones alone', () => {
  const action = {
    name: 'x'.repeat(257),
    config_timeout_seconds: 61,
    config_request: [{ request_type: 'FETCH' }],
  };
  expect(problems('genesyscloud_integration_action', action)).toEqual([
    'config_timeout_seconds: got 61; expected 1 to 60',
    'name: got 257 characters; expected at most 256',
    'config_request.request_type: got "FETCH"; expected GET, PUT, POST, PATCH, DELETE',
  ]);
  expect(problems('genesyscloud_integration_action', { config_timeout_seconds: unknown })).toEqual([]);
});

it('refuses a value that the provider alone computes', () => {
  expect(problems('genesyscloud_flow', { filepath: 'x', file_content_hash: 'y' })).toEqual([
    'file_content_hash: the provider computes it, so it cannot be set',
  ]);
});
