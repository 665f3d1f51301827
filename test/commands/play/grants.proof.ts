import { describe, expect, it } from '@jest/globals';
import { boundsOf } from '../../../commands/explore/bounds';
import { experimentsOf } from '../../../commands/explore/experiments';
import { runExperiment } from '../../../commands/explore/run-experiment';
import { variantOf } from '../../../commands/explore/variant';
import { play } from '../../../commands/play/play';
import { playScenarios } from '../../../commands/play/play-scenarios';
import { scenariosNamed } from '../../../commands/play/scenarios';
import type { FlowConfig } from '../../../constructs/org';
import type { Org } from '../../../constructs/project/project';
import { declaredRecord } from '../../../sandbox/declared-record';
import { RunningOrg } from '../../../sandbox/genesys/org/running-org';
import { WrittenOrg } from '../../../sandbox/genesys/org/written-org';
import { World } from '../../../sandbox/scenario';
import { serveApi } from '../../../sandbox/serve/platform-api/serve-api';
import { writeRules } from '../../../sandbox/write-rules';
import { exampleOrg } from '../../support/example-org';
import { shippedOperations } from '../../support/example-project';
import { shipped } from '../../support/shipped';

const grants = [
  { grant: 'client_credentials' },
  { grant: 'refresh_token' },
  { grant: 'password' },
  { grant: 'authorization_code', refreshToken: true },
] as const;
const owners = [{ managed: true }, { existing: 'ServiceNow OAuth' }] as const;
const strategies = ['chained', 'platform'] as const;

const combinations = grants.flatMap((grant) =>
  owners.flatMap((owner) =>
    strategies.map((auth) => ({
      title: `${grant.grant}, ${auth}, ${'managed' in owner ? 'managed' : 'existing'}`,
      // As an exploration plays it, so that one synthesis serves all tests.
      org: variantOf({ ...exampleOrg('dev'), credential: { ...owner, ...grant } } as Org, {
        auth,
        creates: 'table',
      }),
    })),
  ),
);

describe.each(combinations)('an org with $title', ({ org }) => {
  it('plays the scenarios of start', () => {
    const options = { fallbackQueue: org.queues.fallback, release: org.release };
    for (const scenario of scenariosNamed(['token-about-to-expire', 'token-revoked'], shippedOperations)) {
      const played = play(shipped(org), scenario, options);
      expect([scenario.name, played?.differences]).toEqual([scenario.name, []]);
      expect(played?.outcome).toBe('created');
    }
  });

  it('simulates', async () => {
    const options = { scenario: ['answer-lost'], seed: 1, json: true };
    const { played } = await playScenarios(org, shipped(org), options);
    expect(played.map(({ differences }) => differences)).toEqual([[]]);
  });

  it('serves its data actions', async () => {
    const published = shipped(org);
    const written = new WrittenOrg(declaredRecord(published, { organization: 'Acme' }), writeRules());
    const { sandbox } = new World(published, { org: new RunningOrg(written) });
    const server = await serveApi({ host: sandbox, org: written });
    const execute = async (name: string, inputs: Readonly<Record<string, unknown>>) => {
      const id = published.org.dataActions.find((action) => action.name === name)?.id ?? '';
      const url = `${server.url}/api/v2/integrations/actions/${encodeURIComponent(id)}/execute`;
      const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' };
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(inputs) });
      return (await answer.json()) as Readonly<Record<string, unknown>>;
    };
    const inputs = { shortDescription: 'VPN is down', correlationId: 'c-1' };
    try {
      const token =
        org.release.auth === 'chained' ? { accessToken: (await execute('Refresh token', {}))['accessToken'] } : {};
      expect(await execute('Create incident', { ...inputs, ...token })).toMatchObject({ number: 'INC0010001' });
    } finally {
      await server.close();
    }
  });

  it('explores', () => {
    const flow = org.release.flows.find(({ type }) => type === 'workflow') as FlowConfig;
    const experiment = experimentsOf(org, [flow], { most: 1, first: 0 }).find(
      ({ auth, faultSet }) => auth === org.release.auth && faultSet === 'any fault',
    );
    if (experiment === undefined) throw new Error('an exploration has no experiment with the flow as it ships');
    const { broken, schedules } = runExperiment(experiment, shipped(org), boundsOf(org, flow));
    expect(broken).toEqual([]);
    expect(schedules).toBeGreaterThan(1);
  });
});
