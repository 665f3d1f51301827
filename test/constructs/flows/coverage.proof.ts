import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Setting } from '../../../sandbox/exploration/run';
import { type Coverage, coverageOf } from '../../support/coverage';
import { exampleOrg } from '../../support/example-org';
import { shipped } from '../../support/shipped';

interface Flow {
  readonly org: string;
  readonly auth: string;
  readonly type: Setting['type'];
}

/** An exit that no run can take. */
interface Unreachable {
  /** The end of its name, as `ExitName` forms it. */
  readonly exit: string;
  readonly why: string;
  readonly of: (flow: Flow) => boolean;
}

const withoutId = 'data of a conversation fails for one without an id, and nothing is read or sent without one';

const unreachable: readonly Unreachable[] = [
  { exit: 'Read the earlier run: failure', why: withoutId, of: ({ type }) => type === 'workflow' },
  { exit: 'Note the attempt: failure', why: withoutId, of: ({ type }) => type === 'workflow' },
  ...['Token in doubt?: yes', 'Token in doubt?, yes > Drop the token: next'].map((exit) => ({
    exit: `Find caller, failure > ${exit}`,
    why: 'of two attempts, the first has a fresh token, and after the second none is left that could use a new one',
    of: ({ org, type }: Flow) => org === 'prod' && type === 'inboundCall',
  })),
];

const orgs = [
  { org: 'dev', auth: 'chained' },
  { org: 'dev', auth: 'platform' },
  { org: 'emea', auth: 'platform' },
  { org: 'prod', auth: 'chained' },
] as const;
const types = ['inboundCall', 'inboundShortMessage', 'workflow'] as const;

const known = new Set<string>();

describe.each(orgs)('of $org with $auth tokens', ({ org, auth }) => {
  const published = shipped(exampleOrg(org, { auth, create: 'table' }));

  describe.each(types)('the %s', (type) => {
    const listed = unreachable.filter((one) => one.of({ org, auth, type }));
    const isListed = (name: string) => listed.some(({ exit }) => name.endsWith(exit));
    let coverage: Coverage;
    beforeAll(() => {
      coverage = coverageOf({ published, type });
      for (const { exit } of listed) if (coverage.all.some((name) => name.endsWith(exit))) known.add(exit);
    });

    it('takes every exit that can be reached', () => {
      expect(coverage.all.length).toBeGreaterThan(70);
      expect(coverage.missed.filter((name) => !isListed(name))).toEqual([]);
    });

    it('takes no exit that is listed as out of reach', () => {
      const taken = coverage.all.filter((name) => !coverage.missed.includes(name));
      expect(taken.filter(isListed)).toEqual([]);
    });
  });
});

describe('the exits that are listed as out of reach', () => {
  it('all exist', () => {
    expect(unreachable.map(({ exit }) => exit).filter((exit) => !known.has(exit))).toEqual([]);
  });
});
