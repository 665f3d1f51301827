import { describe, expect, it } from '@jest/globals';
import type { Setting } from '../../../sandbox/exploration/run';
import { exampleOrg } from '../../support/example-org';
import { type ActionBody, withChangedFlow } from '../../support/mutate';
import { brokenPromises } from '../../support/promises';
import { shipped } from '../../support/shipped';

type Find = (name: string) => readonly ActionBody[];

interface Break {
  readonly name: string;
  /** @default - all */
  readonly types?: readonly Setting['type'][];
  readonly apply: (find: Find) => void;
}

const readsStatus = ['inboundShortMessage', 'workflow'] as const;
const conversations = ['inboundCall', 'inboundShortMessage'] as const;

/** Changes an action that must exist, and fails when it does not. */
function each(find: Find, name: string, change: (action: ActionBody) => void): void {
  const actions = find(name);
  if (actions.length === 0) throw new Error(`the flow has no action "${name}"`);
  for (const action of actions) change(action);
}

const never = (find: Find, name: string) =>
  each(find, name, (decision) => {
    decision['condition'] = { exp: 'false' };
  });

const withoutCases = (find: Find, pattern: RegExp) =>
  each(find, 'What does the status say?', ({ evaluate }) => {
    const { firstTrue } = evaluate;
    firstTrue.cases = firstTrue.cases.filter(({ case: { value } }: ActionBody) => !pattern.test(value.exp));
  });

const withoutExit = (find: Find, name: string, exit: string) =>
  each(find, name, ({ outputs }) => {
    delete outputs[exit];
  });

const breaks: readonly Break[] = [
  { name: 'the 401 case is dropped', types: readsStatus, apply: (find) => withoutCases(find, /== 401/) },
  { name: 'the 429 case is dropped', types: readsStatus, apply: (find) => withoutCases(find, /== 429/) },
  { name: 'the correlation look-up is dropped', apply: (find) => never(find, 'Look first?') },
  { name: 'a lost request is not waited for', apply: (find) => never(find, 'May a lost request still commit?') },
  {
    name: 'the expiry of the token is not checked',
    apply: (find) =>
      each(find, 'Token needed?', (decision) => {
        decision['condition'].exp = decision['condition'].exp.replace(/If\(.*$/, 'Flow.token == ""');
      }),
  },
  {
    name: 'the timeout exit of the create is removed',
    apply: (find) => withoutExit(find, 'Create incident', 'timeout'),
  },
  {
    name: 'the failure exit of the create is removed',
    apply: (find) => withoutExit(find, 'Create incident', 'failure'),
  },
  { name: 'the failure exit of the token is removed', apply: (find) => withoutExit(find, 'Refresh token', 'failure') },
  {
    name: 'the failure exit of the look-up is removed',
    apply: (find) => withoutExit(find, 'Look the record up', 'failure'),
  },
  { name: 'there are no pauses', apply: (find) => never(find, 'Pause?') },
  {
    name: 'the last look-up follows a failed one at once',
    apply: (find) => never(find, 'Pause before the last look-up?'),
  },
  { name: 'the notes of an earlier run are not read', apply: (find) => each(find, 'Read the earlier run', forget) },
  {
    name: 'any record that the look-up finds is accepted',
    apply: (find) =>
      each(find, 'Is it there?', ({ evaluate }) => {
        for (const { case: branch } of evaluate.firstTrue.cases) {
          branch.value.exp = branch.value.exp.replace(/^If\(.*$/, '!IsNotSetOrEmpty(Flow.foundNumbers)');
        }
      }),
  },
  {
    name: 'an unconfirmed outcome is called failed',
    apply: (find) =>
      each(find, 'Outcome: Create incident', ({ statements }) => {
        statements[0].string.value.exp = statements[0].string.value.exp.replace('"unconfirmed"', '"failed"');
      }),
  },
  {
    name: 'a lost record is not remembered',
    apply: (find) =>
      each(find, 'It went wrong', ({ statements }) => {
        for (const { boolean } of statements)
          if (boolean?.variable === 'Flow.maybeSent') boolean.value = { lit: false };
      }),
  },
  {
    name: 'a slow failure counts as an answer',
    apply: (find) =>
      each(find, 'It went wrong', ({ statements }) => {
        for (const { dateTime } of statements) if (dateTime) dateTime.value = { exp: 'Flow.safeFrom' };
      }),
  },
  { name: 'the attempt is not noted', apply: (find) => each(find, 'Note the attempt', renamed) },
  {
    name: 'a look-up counts from the moment it returned',
    apply: (find) =>
      each(find, 'May a lost request still commit?', (decision) => {
        decision['condition'] = { exp: 'GetCurrentDateTimeUtc() < Flow.safeFrom' };
      }),
  },
  { name: 'a token in doubt is kept', apply: (find) => never(find, 'Token in doubt?') },
  { name: 'the outcome is not noted', apply: (find) => each(find, 'Note the outcome', renamed) },
  {
    name: 'contacts without a record go to the queue for records',
    types: conversations,
    apply: (find) =>
      each(find, 'To Service Desk Dev', (transfer) => {
        transfer['targetQueue'].lit.name = 'IT Incidents Dev';
      }),
  },
  {
    name: 'nothing is retried',
    apply: (find) =>
      each(find, 'Leave the loop?', (decision) => {
        decision['condition'] = { exp: 'true' };
      }),
  },
  {
    name: 'nothing is sent at all',
    apply: (find) => never(find, 'Send: Create incident?'),
  },
  {
    name: 'every outcome is unconfirmed',
    apply: (find) =>
      each(find, 'Outcome: Create incident', ({ statements }) => {
        statements[0].string.value = { lit: 'unconfirmed' };
      }),
  },
  {
    name: 'a pause follows the last attempt too',
    apply: (find) =>
      each(find, 'Pause?', (decision) => {
        decision['condition'] = { exp: 'Flow.step == "wait"' };
      }),
  },
  ...['attempts', 'renewals', 'correlationId', 'time', 'reason'].map((note) => ({
    name: `the ${note} is not noted`,
    apply: (find: Find) =>
      each(find, 'Note the outcome', ({ attributes }) => {
        const { attribute } = attributes.find((one: ActionBody) => one['attribute'].name.lit === `servicenow.${note}`);
        attribute.name.lit = 'servicenow.other';
      }),
  })),
  {
    name: 'the flow tries four times',
    apply: (find) =>
      each(find, 'Begin the round', ({ statements }) => {
        for (const { boolean } of statements) {
          if (boolean?.variable === 'Flow.lastLook') boolean.value = { lit: false };
        }
      }),
  },
];

/** Renamed attributes are missing for their readers. */
function renamed({ attributes }: ActionBody): void {
  for (const { attribute } of attributes) attribute.name.lit = `other.${attribute.name.lit}`;
}

function forget(read: ActionBody): void {
  renamed(read);
}

const published = shipped(exampleOrg('dev'));

describe.each(['inboundCall', 'inboundShortMessage', 'workflow'] as const)('%s', (type) => {
  it('keeps every promise as shipped', () => {
    const unchanged = withChangedFlow(published, type, () => {});
    expect([...brokenPromises({ published: unchanged, type }, 'singles')]).toEqual([]);
  });

  const meant = breaks.filter(({ types }) => types === undefined || types.includes(type));
  it.each(meant)('breaks a promise when $name', ({ apply }) => {
    const changed = withChangedFlow(published, type, apply);
    const { value } = brokenPromises({ published: changed, type }, 'pairs').next();
    expect(value).toEqual(expect.any(String));
  });
});
