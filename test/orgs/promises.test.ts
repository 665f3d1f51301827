import { describe, expect, it } from '@jest/globals';
import { boundsOf } from '../../commands/explore/bounds';
import { experimentsOf } from '../../commands/explore/experiments';
import { runExperiment } from '../../commands/explore/run-experiment';
import { variantOf } from '../../commands/explore/variant';
import { publishedVariant } from '../../commands/org/published-variant';
import { usualFlows } from '../../commands/play/chosen-flows';
import { runScenarios } from '../../commands/play/run-scenarios';
import { mainScenarios, scenariosNamed } from '../../commands/play/scenarios';
import type { Org } from '../../constructs/project/project';
import type { PublishedOrg } from '../../sandbox/published-org';
import { everyOrg } from './every-org';

const known = new Map<string, PublishedOrg>();

/** Publishes an org once, also if several flows are played. */
function published(org: Org): PublishedOrg {
  const key = JSON.stringify(org);
  const before = known.get(key) ?? publishedVariant(org).published;
  known.set(key, before);
  return before;
}

describe.each(everyOrg.map((org) => ({ name: org.name, org })))('$name', ({ org }) => {
  // An org may have none, of which `it.each` makes an error.
  for (const flow of org.release.flows)
    it(`ships a ${flow.type} "${flow.name}" that keeps every promise under every single fault`, () => {
      const experiment = experimentsOf(org, [flow], { most: 1, first: 0 }).find(
        ({ auth, faultSet }) => auth === org.release.auth && faultSet === 'any fault',
      );
      if (experiment === undefined) throw new Error('an exploration has no experiment with the flow as it ships');
      const variant = variantOf(org, experiment);
      const { schedules, broken } = runExperiment(experiment, published(variant), boundsOf(variant, flow));
      expect(broken).toEqual([]);
      expect(schedules).toBeGreaterThan(1);
    });

  it('plays the scenarios of npm start as they expect it', async () => {
    const shipped = published(org);
    const { played } = await runScenarios(org, shipped, {
      scenarios: scenariosNamed(mainScenarios, org.project.operations),
      flowsFor: (scenario) => usualFlows(org, shipped, scenario),
      seed: 1,
      onPlayed: () => undefined,
    });
    const differences = played.flatMap(({ scenario, flow, differences: all }) =>
      all.map((text) => `${scenario}, ${flow}: ${text}`),
    );
    expect(differences).toEqual([]);
  });
});
