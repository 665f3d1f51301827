import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { propertyOf } from '../../../sandbox/genesys/flow/expression/properties';
import { externalContactSchema } from '../../../sandbox/scenario/external-contact-schema';
import { runnerOfScenario } from '../../../sandbox/scenario/runner-schema';
import { root } from '../../support/root';
import { mistakesIn } from './mistakes-in';

/** What is said about the section `runner`, which begins in line 3, without the line. */
const mistakes = (runner: string) =>
  mistakesIn('title: x', 'interaction: { type: call }', `runner: { ${runner} }`).map((line) =>
    line.replace(/^3:\d+: runner\./, ''),
  );

describe('the section runner of a scenario file', () => {
  it.each([
    'unreadableNumbers: notSet',
    'refuseInputs: ["4711", "*1#"]',
    'botResults: { Helper: {}, "Other one": { exitReason: TriggeredByUser, intent: Order, outputs: { Slot.Count: 2, Slot.Names: [a, b] } } }',
    'externalContacts: { x-1: { firstName: Ada, cellPhone: { e164: "+1", acceptsSMS: true }, address: { city: York }, surveyOptOut: false } }',
    'objectIds: { queues: { Support: q-1 }, languageSkills: { French: l-1 } }',
  ])('may hold %s', (runner) => {
    expect(mistakes(runner)).toEqual([]);
  });

  it.each([
    ['unreadableNumbers: unset', 'unreadableNumbers: got "unset"; expected one of notSet, fail'],
    ['refuseInputs: [4711]', 'refuseInputs[0]: got 4711; expected keys of a phone in quotes, such as "4711"'],
    ['refuseInputs: "4711"', 'refuseInputs: got "4711"; expected a list'],
    ['botResults: [Helper]', 'botResults: got a list; expected a map from bot flows to exitReason, intent and outputs'],
    [
      'botResults: { Helper: { reason: x } }',
      'botResults.Helper.reason: unknown key; expected one of exitReason, intent, outputs',
    ],
    [
      'botResults: { Helper: { outputs: { Slot.A: { x: 1 } } } }',
      'botResults.Helper.outputs["Slot.A"]: got a map; expected a text, a number, true, false or a list of these',
    ],
    [
      'externalContacts: { x-1: { firstname: Ada } }',
      'externalContacts.x-1.firstname: unknown key; expected one of kind, firstName, ',
    ],
    [
      'externalContacts: { x-1: { workPhone: "+1" } }',
      'externalContacts.x-1.workPhone: got "+1"; expected a map with the keys display, extension, ',
    ],
    ['objectIds: { queue: { Support: q-1 } }', 'objectIds.queue: unknown key; expected one of queues, '],
    ['objectIds: { users: { Ada: 7 } }', 'objectIds.users.Ada: got 7; expected a text of 1 to 256 characters'],
  ])('may not hold %s', (runner, message) => {
    const found = mistakes(runner);
    expect(found).toHaveLength(1);
    expect(found[0]?.slice(0, message.length)).toBe(message);
  });

  it('stands in docs/simulate.md in examples that are accepted', () => {
    const page = readFileSync(join(root, 'docs', 'simulate.md'), 'utf8');
    const [, rows = ''] = page.split('| Key of `runner` |');
    const cells = [...rows.matchAll(/^\| (`.*?`) \|/gm)].map(([, cell = '']) => cell);
    const examples = cells.flatMap((cell) => cell.match(/(?<=`)\w.*?(?=`)/g) ?? []);
    for (const example of examples) expect(mistakes(example)).toEqual([]);
    expect(examples).not.toEqual([]);
  });

  it('gives an external contact all properties that expressions read, and no others', () => {
    const readable = (type: Parameters<typeof propertyOf>[0]) => {
      try {
        propertyOf(type, '', 0);
        return [];
      } catch (error) {
        return (error as Error).message.match(/\w+(?=,|$)/g) ?? [];
      }
    };
    const { shape } = externalContactSchema;
    expect(['id', ...Object.keys(shape)].sort()).toEqual([...readable('externalContact')].sort());
    expect(Object.keys(shape.workPhone.unwrap().shape).sort()).toEqual([...readable('externalPhoneNumber')].sort());
    expect(Object.keys(shape.address.unwrap().shape).sort()).toEqual([...readable('externalAddress')].sort());
  });
});

describe('names in the section runner', () => {
  it('that nothing asks for are reported, with the name that was asked for', () => {
    const { settings, unused } = runnerOfScenario(
      {
        botResults: { Helpr: { intent: 'Order' }, Booker: {} },
        externalContacts: { 'x-1': {} },
        objectIds: { queues: { Suport: 'q-1' } },
      },
      () => [],
    );
    settings.botResult?.({ bot: 'Helper' } as never);
    settings.botResult?.({ bot: 'Booker' } as never);
    settings.externalContact?.('x-1');
    settings.objectId?.('queue', 'Support');
    expect(unused()).toEqual([
      'runner.botResults: nothing asked for "Helpr"; did you mean "Helper"?',
      'runner.objectIds.queues: nothing asked for "Suport"; did you mean "Support"?',
    ]);
    expect(runnerOfScenario({ botResults: { Ghost: {} } }, () => []).unused()).toEqual([
      'runner.botResults: nothing asked for "Ghost"; correct the name, or remove it',
    ]);
  });

  it('that no flow uses are reported, with a near one; those of a flow need no run that comes there', () => {
    const used: Readonly<Record<string, readonly string[]>> = {
      queue: ['Support', 'Sales'],
      'data table': ['Sites'],
      'schedule group': ['Office hours'],
    };
    const { settings, unused } = runnerOfScenario(
      {
        failTransfers: ['Support', 'Sale', '+4930123456'],
        failLookups: ['Sites', 'Support'],
        scheduleStates: { 'Office hours': 'closed', 'Ofice hours': 'open' },
      },
      (...kinds) => kinds.flatMap((kind) => used[kind] ?? []),
    );
    expect(settings.failTransfers?.('+4930123456')).toBe(true);
    expect(settings.failTransfers?.('Sales')).toBe(false);
    expect(settings.failLookups?.('Sites')).toBe(true);
    expect(unused()).toEqual([
      'runner.failTransfers: nothing asked for "Sale"; did you mean "Sales"?',
      'runner.failLookups: nothing asked for "Support"; correct the name, or remove it',
      'runner.scheduleStates: nothing asked for "Ofice hours"; correct the name, or remove it',
    ]);
  });
});
