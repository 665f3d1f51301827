import { describe, expect, it } from '@jest/globals';
import { gatewayNote, hasGateway, refuseServedOrg } from '../../../commands/org/gateway';
import { exampleOrg } from '../../support/example-org';

const behind = (host: string) => ({ GENESYSCLOUD_GATEWAY_HOST: host });
const local = exampleOrg('dev');
const shared = exampleOrg('test');

describe('a gateway', () => {
  it('that is served on this machine is refused where others share the state', () => {
    expect(() => refuseServedOrg(shared, behind('127.0.0.1'))).toThrow(
      'orgs/test.yaml: backend: got s3; expected local, since GENESYSCLOUD_GATEWAY_HOST leads to an org on this machine ("127.0.0.1") and others share the state; for the real org: unset GENESYSCLOUD_GATEWAY_HOST; for a served one: write backend local',
    );
    expect(() => refuseServedOrg(shared, behind('localhost'))).toThrow();
  });

  it.each([
    ['a local state', local, behind('127.0.0.1')],
    ['the gateway of a company', shared, behind('gateway.acme.example')],
    ['no gateway', shared, {}],
    ['an empty variable', shared, behind(' ')],
  ])('is accepted with %s', (_, org, environment) => {
    expect(() => refuseServedOrg(org, environment)).not.toThrow();
  });

  it('is told, since the org is another one', () => {
    expect(gatewayNote(behind('127.0.0.1'))).toBe(
      'GENESYSCLOUD_GATEWAY_HOST: this is about the org behind "127.0.0.1", and not about that of the region; for the org of the region: unset GENESYSCLOUD_GATEWAY_HOST',
    );
    expect([gatewayNote({}), hasGateway(behind('')), hasGateway(behind('a'))]).toEqual([undefined, false, true]);
  });
});
