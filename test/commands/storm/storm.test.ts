import { describe, expect, it, jest } from '@jest/globals';
import { runStorm, stormAsExpected } from '../../../commands/storm/storm';
import { stormText } from '../../../commands/storm/storm-text';
import type { StormResult } from '../../../sandbox/storm/card';
import { defaultStormPlan } from '../../../sandbox/storm/plan';
import { exampleOrg } from '../../support/synthesised';
import { recorded } from '../terminal/recorded-progress';

jest.setTimeout(30_000);

const plan = { ...defaultStormPlan, interactions: 40 };

const stormOver = (name: 'dev' | 'prod') => runStorm(exampleOrg(name), plan, 1, recorded(false).progress);

describe('simulate --storm', () => {
  it('plays the shipped flows with both ways to sign in, and two that are drawn by hand', async () => {
    const result = await stormOver('dev');
    expect(result.cards.map(({ name }) => name)).toEqual(['chained', 'platform', 'static token', 'token each time']);
    expect(stormAsExpected(result)).toBe(true);
    const text = stormText(result);
    expect(text).toMatch(/^A storm over dev, seed 1:\n {3}minute 2\.5 +the shared token expires\n/);
    expect(text).toMatch(/^ {3}interactions +40 +40 +40 +40$/m);
    expect(text).toMatch(/^ {3}duplicated +0 +0 +0 +0$/m);
  });

  it('says why executions were rejected, of the flows that had some', async () => {
    const calm = await stormOver('dev');
    expect(stormText(calm)).not.toContain('over the limits: ');
    const arrived = [1_000, 1_000, 0].map((count) => ({ arrived: count }));
    const cards = calm.cards.map((card, index) => ({
      ...card,
      minutes: arrived as unknown as typeof card.minutes,
      executionsPerInteraction: 3.6,
      rejected: index === 0 ? 7 : 0,
    }));
    const text = stormText({ ...calm, cards });
    expect(text).toMatch(/^ {3}executions per interaction +3\.6 +3\.6 +3\.6 +3\.6$/m);
    expect(text).toMatch(/2,500 in a minute; 1,000 interactions a minute ask for about: chained 3,600$/);
  });

  it('tells how much of all that is done', async () => {
    const { progress, written } = recorded(true);
    await runStorm(exampleOrg('dev'), plan, 1, progress);
    const percents = written.map((text) => Number(/(\d+) %/.exec(text)?.[1] ?? -1));
    const [first, ...others] = percents.slice(0, -1);
    expect(first).toBe(2);
    expect(others).toEqual([...others].sort((a, b) => a - b));
    expect(percents.slice(-2)).toEqual([100, -1]);
  });

  it('can be played over an org whose credential was made by hand', async () => {
    const { cards } = await stormOver('prod');
    expect(cards.map(({ tickets, lost }) => tickets + lost)).toEqual([40, 40, 40, 40]);
  });

  it.each([
    ['a second ticket', { duplicated: 1 }],
    ['a contact that is lost without a word', { lostUnnoticed: 1 }],
  ])('finds %s of the shipped flows, and expects no better of the others', (_, found) => {
    const card = (name: string, figures: object) => ({ name, duplicated: 0, lostUnnoticed: 0, ...figures });
    const result = (...cards: object[]) => ({ cards }) as unknown as StormResult;
    expect(stormAsExpected(result(card('chained', {}), card('platform', found)))).toBe(false);
    expect(stormAsExpected(result(card('chained', {}), card('static token', found)))).toBe(true);
  });
});
