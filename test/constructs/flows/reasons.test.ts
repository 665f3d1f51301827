import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { reasonsOf } from '../../../constructs/flows';
import { type FaultyRequest, isCreate } from '../../../sandbox/exploration/faults';
import { interactionOf } from '../../../sandbox/exploration/run';
import type { Fault } from '../../../sandbox/faults';
import { Sandbox, type SandboxOptions } from '../../../sandbox/sandbox';
import { exampleOrg } from '../../support/example-org';
import { root } from '../../support/root';
import { shipped } from '../../support/shipped';

const chained = shipped(exampleOrg('dev'));
type Kind = 'token' | 'caller' | 'look' | 'create';

function kindOf(request: FaultyRequest): Kind {
  if (request.forToken) return 'token';
  if (isCreate(request)) return 'create';
  return request.path.includes('/sys_user') ? 'caller' : 'look';
}

/** Outcome and reason when all requests of some kinds fail alike. */
function reasonOf(
  type: 'inboundCall' | 'inboundShortMessage',
  faults: Partial<Record<Kind, Fault>>,
  options: SandboxOptions = {},
  prepare: (sandbox: Sandbox) => void = () => {},
): string {
  const sandbox = new Sandbox(chained, { faults: (request) => faults[kindOf(request)], ...options });
  prepare(sandbox);
  const flow = sandbox.flow(type);
  if (flow === undefined) throw new Error(`the org ships no ${type}`);
  const { attributes: data } = sandbox.run(flow, interactionOf(type));
  return `${data['servicenow.outcome']}, ${data['servicenow.reason']}`;
}

const failing = (status: 500 | 503): Fault => ({ kind: 'serverError', status, commit: 'never' });
const lost: Fault = { kind: 'timeout', commit: 'never' };
const [limited, refused, expired]: readonly Fault[] = [
  { kind: 'rateLimited' },
  { kind: 'forbidden' },
  { kind: 'unauthorized' },
];

describe('the reason of a flow that has no answer', () => {
  it.each<[string, Partial<Record<Kind, Fault | undefined>>, string, string]>([
    [
      'no token is given out',
      { token: failing(500) },
      'failed, token: error 500',
      'failed, token: failure without status',
    ],
    [
      'the client is refused',
      { token: expired },
      'failed, token: refused 401',
      'failed, token: failure without status',
    ],
    [
      'tokens are limited',
      { token: limited },
      'failed, token: rate limit 429',
      'failed, token: failure without status',
    ],
    ['no token comes in time', { token: lost }, 'failed, token: no answer', 'failed, token: no answer'],
    [
      'the caller look-up is limited',
      { caller: limited },
      'failed, caller look-up: rate limit 429',
      'failed, caller look-up: failure without status',
    ],
    [
      'the caller look-up has no answer',
      { caller: lost },
      'failed, caller look-up: no answer',
      'failed, caller look-up: no answer',
    ],
    [
      'the create is limited',
      { create: limited },
      'failed, create: rate limit 429',
      'unconfirmed, create: failure without status',
    ],
    [
      'the create is refused',
      { create: refused },
      'refused, create: refused 403',
      'unconfirmed, create: failure without status',
    ],
    [
      'the token of the create is refused',
      { create: expired },
      'refused, create: token refused 401',
      'unconfirmed, look-up: failure without status',
    ],
    [
      'the create may have been carried out',
      { create: lost },
      'unconfirmed, look-up: not found',
      'unconfirmed, look-up: not found',
    ],
    [
      'a gateway answers the look-up',
      { create: lost, look: failing(503) },
      'unconfirmed, look-up: gateway error 503',
      'unconfirmed, look-up: failure without status',
    ],
    [
      'the look-up is refused',
      { create: lost, look: refused },
      'unconfirmed, look-up: refused 403',
      'unconfirmed, look-up: failure without status',
    ],
  ])('when %s', (_, faults, read, unread) => {
    const given = faults as Partial<Record<Kind, Fault>>;
    expect(reasonOf('inboundShortMessage', given)).toBe(read);
    expect(reasonOf('inboundCall', given)).toBe(unread);
  });

  it('names a failure without status where the platform gives none', () => {
    const engine = { failureStatus: 'none' } as const;
    expect(reasonOf('inboundShortMessage', { token: failing(500) }, { engine })).toBe(
      'failed, token: failure without status',
    );
  });

  it('says that a record was found that is not certainly that of the conversation', () => {
    const unreadable: SandboxOptions = { serviceNow: { unreadableFields: { incident: ['correlation_id'] } } };
    const withStranger = (sandbox: Sandbox) =>
      sandbox.serviceNow.insert('incident', { short_description: 'of another', correlation_id: 'another' });
    expect(reasonOf('inboundShortMessage', { create: lost }, unreadable, withStranger)).toBe(
      'unconfirmed, look-up: not unique',
    );
  });
});

describe('docs/recipe.md', () => {
  it('explains every reason, and no other', () => {
    const [, rows = ''] = readFileSync(join(root, 'docs', 'recipe.md'), 'utf8').split('| Reason |');
    const listed = [...(rows.split('\n\n')[0] ?? '').matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(.*?)`/g)].map(([, reason]) => reason),
    );
    expect(listed.sort()).toEqual([...reasonsOf({ readsStatus: true, chained: true })].sort());
  });
});
