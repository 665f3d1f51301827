import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { boundsOf } from '../../../commands/explore/bounds';
import { experimentsOf } from '../../../commands/explore/experiments';
import { runExperiment } from '../../../commands/explore/run-experiment';
import { variantOf } from '../../../commands/explore/variant';
import type { SynthesisedOrg } from '../../../commands/org/synthesise';
import { temporarySynthesis } from '../../../commands/org/temporary-synthesis';
import { play } from '../../../commands/play/play';
import { scenariosNamed } from '../../../commands/play/scenarios';
import type { FlowConfig } from '../../../constructs/org';
import type { Org } from '../../../constructs/project/project';
import { type PublishedOrg, publishedOrg } from '../../../sandbox/published-org';
import { exampleOrg } from '../../support/example-org';
import { shippedOperations } from '../../support/example-project';

const org = exampleOrg('dev');
const found =
  /^table incident: got the column "short_descripton" in a body; .* drops the value in silence; .* did you mean "short_description"\?$/;

/** The org as if its operations were declared with a mistyped column. */
function mistyped(config: Org): PublishedOrg {
  return temporarySynthesis([config], ([synthesised]) => {
    const { folder } = synthesised as SynthesisedOrg;
    const file = join(folder, 'cdk.tf.json');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\\"short_description\\":', '\\"short_descripton\\":'));
    return publishedOrg(folder);
  });
}

describe('a mistyped column of an operation', () => {
  it('is a difference in a scenario that ends well otherwise', () => {
    const [scenario] = scenariosNamed(['token-revoked'], shippedOperations);
    const played = scenario && play(mistyped(org), scenario, { fallbackQueue: org.queues.fallback });
    expect(played).toMatchObject({ outcome: 'created', asExpected: false });
    expect(played?.differences).toEqual([expect.stringMatching(found)]);
  });

  it('is one broken promise of an exploration', () => {
    const [flow] = org.release.flows as [FlowConfig];
    const [experiment] = experimentsOf(org, [flow], { most: 1, first: 0 });
    if (experiment === undefined) throw new Error('there is no experiment');
    const variant = variantOf(org, experiment);
    const { broken } = runExperiment(experiment, mistyped(variant), boundsOf(variant, flow));
    expect(broken).toEqual([expect.stringMatching(found)]);
  });
});
