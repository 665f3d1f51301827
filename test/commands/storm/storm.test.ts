import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { runStorm, stormAsExpected } from '../../../commands/storm/run-storm';
import { stormText } from '../../../commands/storm/storm-text';
import { createIncident } from '../../../constructs/servicenow';
import type { StormResult } from '../../../sandbox/storm/card';
import { defaultStormPlan } from '../../../sandbox/storm/plan';
import ownStack from '../../fixtures/own-stack/project';
import { exampleOrg } from '../../support/example-org';
import { ownFlowsFolder } from '../../support/own-flows-folder';
import { root } from '../../support/root';
import { runIn } from '../../support/run-in';
import { temporaryFolder } from '../../support/temporary-folder';
import { withOperations } from '../../support/with-operations';
import { workingFolder } from '../../support/working-folder';
import { recorded } from '../terminal/recorded-progress';

const plan = { ...defaultStormPlan, perMinute: 4 };

const { progress, written } = recorded(true);
let storm: StormResult;
beforeAll(async () => {
  storm = (await runStorm(exampleOrg('dev'), plan, 1, progress)) as StormResult;
});

describe('a storm', () => {
  it('plays the shipped flows with both auth strategies, and two hand-drawn flows', () => {
    expect(storm.cards.map(({ name }) => name)).toEqual(['chained', 'platform', 'static token', 'token each time']);
    expect(stormAsExpected(storm)).toBe(true);
    const text = stormText(storm);
    const [naive = 0] = storm.cards
      .slice(2)
      .map(({ lostUnnoticed }) => lostUnnoticed)
      .sort((a, b) => a - b);
    expect(text.split('\n')[0]).toBe(
      `shipped flows: 0 duplicates, 0 lost unnoticed; token each time: ${naive} lost unnoticed`,
    );
    expect(text).toMatch(
      /\nA storm over dev, 4 interactions a minute for 10 minutes, seed 1:\n {3}minute 2\.5 +the shared token expires\n/,
    );
    expect(text).toMatch(/^ {3}interactions +40 +40 +40 +40$/m);
    expect(text).toMatch(/^ {3}duplicated +0 +0 +0 +0$/m);
  });

  it('says why Genesys Cloud rejected executions, for the flows whose executions it rejected', () => {
    expect(stormText(storm)).not.toContain('over the limits: ');
    const cards = storm.cards.map((card, index) => ({
      ...card,
      executionsPerInteraction: 3.6,
      rejected: index === 0 ? 7 : 0,
    }));
    const text = stormText({ ...storm, perMinute: 1_000, cards });
    expect(text).toMatch(/^ {3}executions per interaction +3\.6 +3\.6 +3\.6 +3\.6$/m);
    expect(text).toMatch(/2,500 a minute; 1,000 interactions a minute need about: chained 3,600$/);
  });

  it('writes large figures alike, in the table and in the text', () => {
    const cards = storm.cards.map((card) => ({ ...card, interactions: { call: 1500, message: 750, workflow: 250 } }));
    const text = stormText({ ...storm, perMinute: 2_500, cards });
    expect(text).toMatch(/^A storm over dev, 2,500 interactions a minute /m);
    expect(text).toMatch(/^ {3}interactions +2,500 /m);
    expect(text).toMatch(/^ {3}calls, messages, workflows +1,500 \/ 750 \/ 250 /m);
  });

  it('reports a column that ServiceNow ignored, with the flows that named it', () => {
    const [card, ...others] = storm.cards as [StormResult['cards'][number], ...StormResult['cards']];
    const ignored = { ...storm, cards: [{ ...card, ignored: ['table incident: got the column "x"'] }, ...others] };
    expect(stormText(ignored)).toMatch(/\n {3}NOT AS EXPECTED: chained: table incident: got the column "x"$/);
    expect(stormAsExpected(ignored)).toBe(false);
  });

  it('shows progress as a share of all storms', () => {
    const percents = written.map((text) => Number(/(\d+) %/.exec(text)?.[1] ?? -1));
    const [first, ...others] = percents.slice(0, -1);
    expect(first).toBe(2);
    expect(others).toEqual([...others].sort((a, b) => a - b));
    expect(percents.slice(-2)).toEqual([100, -1]);
  });

  it('can be played over an org whose credential exists already', async () => {
    const result = await runStorm(exampleOrg('prod'), plan, 1, recorded(false).progress);
    expect(result?.cards.map(({ tickets, lost }) => tickets + lost)).toEqual([40, 40, 40, 40]);
  });

  it('can be played over an org that names its ServiceNow, raised a version and creates through import sets', async () => {
    const dev = exampleOrg('dev', { create: 'importSet' });
    const servicenow = { ...dev.servicenow, name: 'HR "1"', importSetTables: { incident: 'u_genesys_incident' } };
    const org = withOperations({ ...dev, servicenow }, [{ ...createIncident, version: 12 }]);
    const result = await runStorm(org, plan, 1, recorded(false).progress);
    expect(result?.cards.map(({ tickets, lost }) => tickets + lost)).toEqual([40, 40, 40, 40]);
  });

  it('can be played over an org whose flows transfer to no queue', async () => {
    const dev = exampleOrg('dev');
    const flows = dev.release.flows.filter(({ type }) => type === 'workflow');
    const org = { ...dev, release: { ...dev.release, flows } };
    const result = await runStorm(org, { ...plan, perMinute: 1 }, 1, recorded(false).progress);
    expect(result?.cards).toHaveLength(4);
  });

  it('leaves out what a stack of one’s own adds, and the flows for comparison where no incident is created', async () => {
    const dev = exampleOrg('dev');
    const operations = dev.release.operations.filter((name) => !/incident$/.test(name));
    const flows = dev.release.flows.flatMap((flow) =>
      flow.type === 'workflow' ? [{ ...flow, create: 'create-case' }] : [],
    );
    const org = {
      ...dev,
      release: { ...dev.release, operations, flows },
      project: { ...dev.project, stack: ownStack.stack },
    };
    const result = await runStorm(org, plan, 1, recorded(false).progress);
    expect(result?.cards).toMatchObject([
      { name: 'chained', interactions: { message: 0 }, lostUnnoticed: 0 },
      { name: 'platform', interactions: { message: 0 }, lostUnnoticed: 0 },
    ]);
    expect(stormText(result as StormResult)).toMatch(/^shipped flows: 0 duplicates, 0 lost unnoticed\n/);
  });

  it.each([
    ['a second ticket', { duplicated: 1 }],
    ['a contact that is lost unnoticed', { lostUnnoticed: 1 }],
  ])('reports %s of the shipped flows, and accepts it of the others', (_, found) => {
    const card = (name: string, figures: object) => ({
      name,
      duplicated: 0,
      lostUnnoticed: 0,
      ignored: [],
      ...figures,
    });
    const result = (...cards: object[]) => ({ cards }) as unknown as StormResult;
    expect(stormAsExpected(result(card('chained', {}), card('platform', found)))).toBe(false);
    expect(stormAsExpected(result(card('chained', {}), card('static token', found)))).toBe(true);
  });
});

describe('storm', () => {
  it('prints the figures, and writes a report', async () => {
    const report = join(temporaryFolder(), 'out.html');
    const { code, stdout } = await runIn(workingFolder(), 'storm', '--per-minute', '4', '--report', report);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${stormText(storm)}\n\nReport: ${report}\n` });
    expect(readFileSync(report, 'utf8')).toContain('Storm on dev, seed 1');
  });

  it('plays one flow of one’s own, and refuses those that the org lacks or a storm cannot start', async () => {
    const folder = ownFlowsFolder();
    const { code, stdout } = await runIn(folder, 'storm', '--flow', 'Onboarding', '--per-minute', '4');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^flow "Onboarding": 0 duplicates, 0 lost unnoticed\n/);
    expect(stdout).toMatch(/^ {3}calls, messages, workflows +0 \/ 40 \/ 0$/m);
    expect(stdout).toContain('   Onboarding: flow "Onboarding" of dev, as it ships\n');
    expect(await runIn(folder, 'storm', '--flow', 'Onbording')).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^--flow: got "Onbording"; expected one of .*; did you mean "Onboarding"\?\n$/),
    });
  });

  it('refuses a flow of one’s own that a storm cannot start', async () => {
    const folder = ownFlowsFolder();
    const campaign = readFileSync(join(root, 'docs', 'examples', 'callback-campaign.yaml'), 'utf8');
    writeFileSync(join(folder, 'flows', 'after-hours.yaml'), campaign);
    const objects = join(root, 'docs', 'examples', 'objects.yaml');
    const project = join(folder, 'project.ts');
    const text = readFileSync(project, 'utf8');
    writeFileSync(project, text.replace(/substitutions: .*/, `objects: ${JSON.stringify(objects)},`));
    expect(await runIn(folder, 'storm', '--flow', 'Callback campaign')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        '--flow: got "Callback campaign"; a storm starts no outboundCall flow, since a campaign dials at its own pace; choose a flow of another type\n',
    });
  });

  it.each([
    ['an unknown org', ['--org', 'dve'], '--org: got "dve"; expected dev; did you mean "dev"?\n'],
    [
      'an option of another command',
      ['--scenario', 'token-revoked'],
      '--scenario: unknown option; add --help to see the options\n',
    ],
    ['a load of nothing', ['--per-minute', '0'], '--per-minute: got "0"; expected a whole number, 1 to 3000\n'],
    ['arrivals of another kind', ['--arrivals', 'end'], '--arrivals: got "end"; expected one of stop, continue\n'],
    ['a report in place of a folder', ['--report', 'orgs'], 'orgs: got a folder; expected the name of a file\n'],
  ])('%s gives one message on stderr and exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await runIn(workingFolder(), 'storm', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });
});
