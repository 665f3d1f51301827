import { expect, it } from '@jest/globals';
import { refuseLostState } from '../../../commands/deploy/refuse-lost-state';
import { exampleOrg } from '../../support/example-org';

const local = exampleOrg('dev');
const shared = exampleOrg('test');

it('refuses a state that would be lost with the machine of a pipeline', () => {
  expect(() => refuseLostState(local, { CI: 'true' })).toThrow(
    'orgs/dev.yaml: backend: got local; expected a backend that other machines reach, since CI is set: the state would be lost with this machine; write another one, or unset CI on a machine that stays',
  );
});

it.each([
  ['elsewhere', shared, { CI: 'true' }],
  ['on the machine of a person', local, { CI: 'false' }],
  ['of a served org, which is lost too', local, { CI: 'true', GENESYSCLOUD_GATEWAY_HOST: '127.0.0.1' }],
])('accepts a state %s', (_, org, environment) => {
  expect(() => refuseLostState(org, environment)).not.toThrow();
});
