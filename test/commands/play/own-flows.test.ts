import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Played } from '../../../commands/play/play';
import { mainScenarios } from '../../../commands/play/scenarios';
import { ownFlowsFolder, releaseWithOwnFlows } from '../../support/own-flows-folder';
import { root } from '../../support/root';
import { runIn } from '../../support/run-in';
import { writeRelease } from '../../support/working-folder';

const folder = ownFlowsFolder();

async function played(...args: readonly string[]): Promise<readonly Played[]> {
  const { stdout, stderr } = await runIn(folder, ...args, '--json');
  expect(stderr).toBe('');
  return JSON.parse(stdout).played;
}

const of = (name: string, all: readonly Played[]) => all.filter(({ flow }) => flow === name);

function change(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

/** A folder of its own, with a change in one file. */
function changed(file: string, from: string, to: string): string {
  const folder = ownFlowsFolder();
  change(folder, file, from, to);
  return folder;
}

describe('the flows of a project’s own', () => {
  it('are played by start as the others are, under its faults and without', async () => {
    const all = await played('start');
    expect(of('Onboarding', all).map(({ scenario }) => scenario)).toEqual([
      'token-about-to-expire',
      'answer-lost',
      'all is well',
    ]);
    expect(of('After hours', all).map(({ scenario }) => scenario)).toEqual([
      'token-revoked',
      'servicenow-down',
      'all is well',
    ]);
    const others = all.filter(({ flow }) => !['Onboarding', 'After hours'].includes(flow));
    expect(others.map(({ scenario }) => scenario)).toEqual(mainScenarios);
    expect(all.every(({ asExpected }) => asExpected)).toBe(true);
  });

  it('are played by simulate through every scenario that can start them, and by name', async () => {
    const [first, ...rest] = await played('simulate', '--flow', 'After hours', '--scenario', 'servicenow-down');
    expect([first?.flow, first?.end, first?.records, rest]).toEqual([
      'After hours',
      'queue "Service Desk Dev"',
      [],
      [],
    ]);
    const [lost] = await played('simulate', '--flow', 'Onboarding', '--scenario', 'answer-lost');
    expect([lost?.records.length, lost?.judged, lost?.asExpected]).toEqual([1, false, true]);
    const flows = (await played('simulate')).map(({ flow }) => flow);
    expect(new Set(flows)).toEqual(new Set([...flows, 'Onboarding', 'After hours']));
  });

  it('are played alone by a scenario that names one of them', async () => {
    const write = (flow: string) =>
      writeFileSync(join(folder, 'mine.yaml'), `title: mine\nflow: ${flow}\ninteraction: { type: message }\n`);
    write('Onboarding');
    const all = await played('simulate', '--scenario', 'mine.yaml');
    expect(all.map(({ flow }) => flow)).toEqual(['Onboarding']);
    write('Onbording');
    const { code, stderr } = await runIn(folder, 'simulate', '--scenario', 'mine.yaml');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^mine\.yaml:2:1: flow: got "Onbording"; expected one of .*; did you mean "Onboarding"\?\n$/,
    );
  });

  it('are played from their files too, with what differs in the org in place of the marks', async () => {
    const [one] = await played('simulate', '--flow', 'flows/after-hours.yaml', '--scenario', 'servicenow-down');
    expect(one?.end).toBe('queue "Service Desk Dev"');
  });

  it('are refused with file, line and column where they name what the org lacks', async () => {
    const broken = changed('flows/after-hours.yaml', 'Create incident:', 'Create incidnt:');
    expect(await runIn(broken, 'simulate')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^flows\/after-hours\.yaml:60:31: got the data action "ServiceNow \/ Create incidnt"; expected one of .*; correct the name; did you mean "ServiceNow \/ Create incident"\?\n$/,
      ),
    });
  });

  it('are refused in their own file where the sandbox cannot publish them', async () => {
    const broken = changed('flows/after-hours.yaml', 'Append("Call back "', 'Apend("Call back "');
    const { code, stderr } = await runIn(broken, 'simulate');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^flows\/after-hours\.yaml:\d+:\d+: flow "After hours", .*Apend/);
  });

  it('are refused with file and line where their code throws', async () => {
    const broken = changed(
      'flows/onboarding.ts',
      'const { conversationId } = messageDialect;',
      'const { conversationId } = undefined as never;',
    );
    expect((await runIn(broken, 'simulate')).stderr).toMatch(
      /^flows\/onboarding\.ts:\d+: it threw TypeError: .*; correct the code\n$/,
    );
  });

  it('of types that the sandbox does not run ship all the same, known to the others, and are named', async () => {
    const lookup =
      '- callBotFlow: { name: Ask, inputText: { exp: Call.Ani }, botFlow: { Helper: { ver_latestPublished: { none: true } } } }';
    const withBot = changed('flows/after-hours.yaml', '- transferToAcd:', `${lookup}\n          - transferToAcd:`);
    writeFileSync(join(withBot, 'flows', 'helper.yaml'), 'botFlow:\n  name: Helper\n');
    change(withBot, 'project.ts', '    onboarding,', "    onboarding,\n    fromFile('flows/helper.yaml'),");
    const release = releaseWithOwnFlows(['onboarding', 'after-hours', 'helper']);
    for (const [name, text] of Object.entries(release)) writeRelease(withBot, name, text);
    const { code, stdout, stderr } = await runIn(withBot, 'start');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/\nNot played: Helper, since the sandbox does not run a botFlow\n$/);
    expect(JSON.parse((await runIn(withBot, 'start', '--json')).stdout).notPlayed).toEqual([
      { type: 'botFlow', name: 'Helper' },
    ]);
  });

  it('may name objects that a file of objects gives to the sandbox', async () => {
    const lookup = [
      '- dataTableLookup:',
      '    name: Site',
      '    lookupValue: { lit: north }',
      '    dataTable: { Sites: { foundOutputs: { city: { var: Flow.number } } } }',
      '- transferToAcd:',
    ].join('\n          ');
    const withTable = () => changed('flows/after-hours.yaml', '- transferToAcd:', lookup);
    const { code, stderr } = await runIn(withTable(), 'simulate');
    expect([code, stderr]).toEqual([2, expect.stringContaining('"Sites"')]);

    const objects = withTable();
    writeFileSync(join(objects, 'flows/objects.yaml'), 'dataTables: { Sites: { columns: { city: string } } }\n');
    change(objects, 'project.ts', "'flows/after-hours.yaml', {", "$& objects: 'flows/objects.yaml',");
    expect((await runIn(objects, 'simulate', '--flow', 'After hours')).stderr).toBe('');
  });

  it('are words of the schema of release files, and golden files', async () => {
    const project = ownFlowsFolder();
    expect((await runIn(project, 'schema')).stderr).toBe('');
    const { properties } = JSON.parse(readFileSync(join(project, 'releases', 'release.schema.json'), 'utf8'));
    expect(properties.ownFlows.items).toMatchObject({ enum: ['onboarding', 'after-hours'] });
    expect((await runIn(project, 'check', '--update')).stderr).toBe('');
    const goldens = readdirSync(join(project, '__snapshots__', 'orgs', 'dev', 'flows'));
    expect(goldens).toEqual(
      expect.arrayContaining(['inboundCall-after-hours.yaml', 'inboundShortMessage-onboarding.yaml']),
    );
  });

  it('stay away from an org that does not list them', async () => {
    const without = ownFlowsFolder();
    for (const [name, text] of Object.entries(releaseWithOwnFlows([]))) writeRelease(without, name, text);
    expect((await runIn(without, 'simulate', '--flow', 'Onboarding')).stderr).toContain('--flow: got "Onboarding"');
  });

  it('are refused with a suggestion where a release names them wrongly', async () => {
    const wrong = ownFlowsFolder();
    for (const [name, text] of Object.entries(releaseWithOwnFlows(['onbording']))) writeRelease(wrong, name, text);
    expect((await runIn(wrong, 'start')).stderr).toMatch(
      /^releases\/[\w-]+\.yaml:\d+:\d+: ownFlows\[0\]: got "onbording"; expected one of onboarding, after-hours; did you mean "onboarding"\?\n$/,
    );
  });
});

describe('docs/own-flows.md', () => {
  const page = readFileSync(join(root, 'docs', 'own-flows.md'), 'utf8');
  const blocks = (comment: RegExp) =>
    Array.from(
      page.matchAll(new RegExp(`<!-- ${comment.source} -->\\n\`\`\`\\w*\\n([\\s\\S]*?)\`\`\``, 'g')),
      ([, words = '', text = '']) => [words, text] as const,
    );

  it.each(blocks(/file: (.*?)/))('shows the file %s unchanged', (file, text) => {
    expect(text).toBe(readFileSync(join(root, file), 'utf8'));
  });

  it.each(blocks(/(simulate .*?)/))('shows what %s prints', async (words, text) => {
    const { stdout } = await runIn(folder, ...words.split(' '));
    for (const piece of text.split('...\n')) expect(stdout).toContain(piece);
  });

  it.each(blocks(/message: (.*?)/))('shows the message about a mistyped %s', async (_, text) => {
    const broken = changed('project.ts', 'queues.fallback', "'Servce Desk Dev'");
    expect((await runIn(broken, 'simulate')).stderr).toBe(text);
  });
});
