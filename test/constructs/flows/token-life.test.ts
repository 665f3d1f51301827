import { describe, expect, it } from '@jest/globals';
import { interactionOf } from '../../../sandbox/exploration/run';
import type { RunnerSettings } from '../../../sandbox/genesys/flow';
import { publish } from '../../../sandbox/genesys/flow';
import type { PublishedOrg } from '../../../sandbox/published-org';
import { exampleOrg } from '../../support/example-org';
import { playAgainst } from '../../support/play-against';
import { shipped } from '../../support/shipped';

/** The dev org, with a workflow that returns the life that it counts for its token. */
function telling(): PublishedOrg {
  const published = shipped(exampleOrg('dev'));
  const flows = published.flows.map((flow, index) => {
    const source = published.org.flows[index];
    if (flow.type !== 'workflow' || source === undefined) return flow;
    const text = source.text.replace(/(name: Flow\.tokenLife\n[\s\S]*?isOutput: )false/, '$1true');
    return publish({ text, file: source.file }, published.org);
  });
  return { ...published, flows };
}

const published = telling();

/** Seconds that the workflow counts as the life of a token whose answer states `expiresIn`. */
function lifeOf(expiresIn: unknown, unreadableNumbers: RunnerSettings['unreadableNumbers']): unknown {
  const body = JSON.stringify({ access_token: 'a-token', expires_in: expiresIn });
  const { outputs, failed } = playAgainst(
    { published, type: 'workflow', runner: { unreadableNumbers } },
    () => ({ kind: 'reply', status: 200, headers: {}, body, afterMs: 100 }),
    interactionOf('workflow'),
  );
  return failed ?? outputs['Flow.tokenLife'];
}

describe.each(['notSet', 'fail'] as const)(
  'where Architect reads a text that is not a number as %s, a token',
  (setting) => {
    it.each([
      [1799, 1799],
      ['1799', 1799],
      [1799.5, 1799],
      ['1799.5', 1799],
      [12, 12],
      [1, 1],
      ['007', 7],
      [86_400, 86_400],
      [86_401, 86_400],
      [8_640_000, 86_400],
      [999_999_999_999_999, 86_400],
    ])('with the life %j lives that many seconds', (expiresIn, seconds) => {
      expect(lifeOf(expiresIn, setting)).toBe(seconds);
    });

    it.each([
      undefined,
      null,
      true,
      [1],
      { seconds: 5 },
      '',
      ' ',
      ' 1799',
      '1799 ',
      'soon',
      0,
      0.9,
      -5,
      '-5',
      '+5',
      '1e3',
      1e21,
      '1.2.3',
      '.5',
      '5.',
      '.',
      '1,800',
      '1234567890123456',
      '١٢٣',
    ])('with the life %j counts as living 60 s', (expiresIn) => {
      expect(lifeOf(expiresIn, setting)).toBe(60);
    });
  },
);
