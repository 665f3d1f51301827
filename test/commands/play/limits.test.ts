import { describe, expect, it } from '@jest/globals';
import { play } from '../../../commands/play/play';
import { mainScenarios, scenariosNamed } from '../../../commands/play/scenarios';
import { exampleOrg } from '../../support/example-org';
import { shippedOperations } from '../../support/example-project';
import { shipped } from '../../support/shipped';

type Retry = ReturnType<typeof exampleOrg>['release']['flows'][number]['retry'];

function playedWith(retry: Retry) {
  const org = exampleOrg('dev', {}, (flow) => ({ ...flow, retry: { ...flow.retry, ...retry } }));
  const options = { fallbackQueue: org.queues.fallback, release: org.release };
  return scenariosNamed(mainScenarios, shippedOperations).map((scenario) => play(shipped(org), scenario, options));
}

describe('an org with other limits', () => {
  it.each<Retry>([{ attempts: 1 }, { attempts: 2 }, { onUnknownFailure: 'neverRecreate' }])(
    'ends its scenarios as expected with %j, though it may stop earlier',
    (retry) => {
      const played = playedWith(retry);
      expect(played.map((one) => one?.asExpected)).toEqual(played.map(() => true));
    },
  );

  it('checks no scenario whose faults met no request, and says which', () => {
    const played = playedWith({ attempts: 1 });
    const unmet = played.filter((one) => one !== undefined && one.notes.length > 0);
    expect(unmet.length).toBeGreaterThan(0);
    for (const one of unmet)
      expect(one).toMatchObject({ judged: false, notes: [expect.stringContaining('met no request')] });
    expect(played.filter((one) => one?.notes.length === 0).map((one) => one?.judged)).not.toContain(false);
  });

  it('stops earlier with one attempt', () => {
    expect(playedWith({ attempts: 1 }).map((one) => one?.outcome)).toContain('failed');
  });
});
