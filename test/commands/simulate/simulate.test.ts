import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { play } from '../../../commands/play/play';
import { scenariosNamed } from '../../../commands/play/scenarios';
import { exampleOrg } from '../../support/example-org';
import { shippedOperations } from '../../support/example-project';
import { runIn } from '../../support/run-in';
import { shipped } from '../../support/shipped';
import { filesIn, orgText, workingFolder } from '../../support/working-folder';

const all = scenariosNamed(undefined, shippedOperations);

/** A scenario file of a message. */
function write(folder: string, expected: string, ...more: readonly string[]): string {
  const lines = ['title: mine', 'interaction: { type: message }', `expected: { ${expected} }`, ...more, ''];
  writeFileSync(join(folder, 'mine.yaml'), lines.join('\n'));
  return 'mine.yaml';
}

describe('the scenarios that come with this project', () => {
  it.each(['dev', 'emea', 'prod'] as const)('end as expected in %s', (name) => {
    const org = exampleOrg(name, { create: 'table' });
    const published = shipped(org);
    const played = all.map((scenario) => play(published, scenario, { fallbackQueue: org.queues.fallback }));
    expect(
      played.flatMap((one) => one?.differences.map((text) => `${one.scenario}: ${text}`) ?? ['not played']),
    ).toEqual([]);
  });

  it('may end otherwise in an org with import sets', async () => {
    const { code, stdout } = await runIn(workingFolder({ emea: orgText('emea') }), 'simulate', '--json');
    expect(code).toBe(0);
    expect(stdout).toContain('"scenario": "committed-late"');
  });

  it('are told from your own, whose expectations hold in every org', async () => {
    const folder = workingFolder({ emea: orgText('emea') });
    const file = write(folder, 'outcome: found, records: 1');
    const { code, stdout } = await runIn(folder, 'simulate', '--scenario', file);
    expect(code).toBe(1);
    expect(stdout).toContain('NOT AS EXPECTED: outcome: got created; expected found\n');
  });

  it('have only faults that a request of the flows of dev meets', () => {
    const org = exampleOrg('dev');
    const played = all.map((scenario) => play(shipped(org), scenario, { fallbackQueue: org.queues.fallback }));
    expect(played.flatMap((one) => one?.notes ?? ['not played'])).toEqual([]);
  });

  it('have differences if they end in another way', () => {
    const org = exampleOrg('dev');
    const [scenario] = scenariosNamed(['servicenow-down'], shippedOperations);
    if (scenario === undefined) throw new Error('there is no such scenario');
    const otherwise = { ...scenario, expected: { outcome: 'created', records: 1, end: 'queue' } } as const;
    expect(play(shipped(org), otherwise, { fallbackQueue: org.queues.fallback })?.differences).toEqual([
      'outcome: got failed; expected created',
      'records: got 0; expected 1',
      'end: got fallbackQueue; expected queue',
    ]);
  });
});

describe('simulate', () => {
  it('lists the scenarios', async () => {
    const { code, stdout } = await runIn(workingFolder(), 'simulate', '--list');
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toHaveLength(all.length);
    expect(stdout).toMatch(/^ {3}servicenow-down +call +ServiceNow is down$/m);
  });

  it('plays the scenarios that --scenario names, from this project or from files, and writes nothing', async () => {
    const folder = workingFolder();
    const file = write(folder, 'outcome: created, records: 1, end: queue');
    const before = filesIn(folder);
    const { code, stdout, stderr } = await runIn(folder, 'simulate', '--scenario', 'servicenow-down', file);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/^\d\. .*/gm)).toEqual([
      '1. Call, flow "IT Service Desk": ServiceNow is down',
      '2. Message, flow "IT Service Desk Messages": mine',
    ]);
    expect(filesIn(folder)).toEqual(before);
  });

  it('ends with exit code 1 and prints the difference if an expectation fails', async () => {
    const folder = workingFolder();
    const { code, stdout } = await runIn(
      folder,
      'simulate',
      '--scenario',
      write(folder, 'outcome: failed, records: 1'),
    );
    expect(code).toBe(1);
    expect(stdout).toContain('   NOT AS EXPECTED: outcome: got created; expected failed\n');
  });

  it('counts records that ServiceNow commits after the interaction has ended', async () => {
    const folder = workingFolder();
    const fault = 'faults: [{ on: write, kind: timeout, commit: { lateMs: 50000 } }]';
    const file = write(folder, 'outcome: unconfirmed, records: 1, end: fallbackQueue', fault);
    expect(await runIn(folder, 'simulate', '--scenario', file)).toMatchObject({ code: 0 });
  });

  it('injects faults into requests of the interaction, not into those of the set-up', async () => {
    const folder = workingFolder();
    const stage = ['tokenLeftSeconds: 900', 'faults: [{ on: token, kind: unauthorized }]'];
    const file = write(folder, 'outcome: created, records: 1', ...stage);
    const { code, stdout } = await runIn(folder, 'simulate', '--scenario', file, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).played).toMatchObject([{ tokenRequests: 2 }]);
  });

  it.each(['workflow', 'ServiceNow Incident'])('plays through one flow with --flow "%s"', async (flow) => {
    const { code, stdout } = await runIn(workingFolder(), 'simulate', '--flow', flow, '--json');
    const { played } = JSON.parse(stdout) as {
      played: readonly { readonly scenario: string; readonly flow: string }[];
    };
    expect(code).toBe(0);
    const workflows = all.filter(({ interaction }) => interaction.type === 'workflow').map(({ name }) => name);
    expect(played.map(({ scenario }) => scenario)).toEqual(workflows);
    expect(new Set(played.map((one) => one.flow))).toEqual(new Set(['ServiceNow Incident']));
  });

  it('writes a report', async () => {
    const folder = workingFolder();
    const { code, stdout } = await runIn(folder, 'simulate', '--scenario', 'servicenow-down', '--report', 'out.html');
    expect(code).toBe(0);
    expect(stdout).toContain('\nReport: out.html\n');
    expect(filesIn(folder, 'out.html')['out.html']).toContain('ServiceNow is down');
  });

  it.each([
    ['an unknown org', ['--org', 'dve'], '--org: got "dve"; expected dev; did you mean "dev"?\n'],
    [
      'an unknown scenario',
      ['--scenario', 'servicenow-dwn'],
      /^--scenario: got "servicenow-dwn"; expected .*; did you mean "servicenow-down"\?\n$/,
    ],
    ['a missing file', ['--scenario', 'no.yaml'], 'no.yaml: no such file or folder; check the path\n'],
    ['an unknown flow', ['--flow', 'workflw'], /^--flow: got "workflw"; expected .*; did you mean "workflow"\?\n$/],
    [
      'scenarios that the flow cannot start',
      ['--flow', 'workflow', '--scenario', 'servicenow-down'],
      /^no scenario can start any of the flows: /,
    ],
    ['a negative seed', ['--seed', '-1'], '--seed: got "-1"; expected a whole number, 0 to 4294967295\n'],
    [
      'a report that cannot be written',
      ['--scenario', 'servicenow-down', '--report', 'no/a.html'],
      /^no\/a\.html: cannot be written: its folder does not exist; /,
    ],
    ['a report in place of a folder', ['--report', 'orgs'], 'orgs: got a folder; expected the name of a file\n'],
    [
      'a list with a report',
      ['--list', '--report', 'a.html'],
      '--list: cannot be used with --report; remove one of them\n',
    ],
    [
      'a list with a flow',
      ['--list', '--flow', 'workflow'],
      '--list: cannot be used with --flow; remove one of them\n',
    ],
    ['a list of an unknown org', ['--list', '--org', 'dve'], '--org: got "dve"; expected dev; did you mean "dev"?\n'],
    [
      'a storm',
      ['--storm', '--org=dev', '--seed', '7', '--report', 'my report.html'],
      '--storm: this is a command of its own; run `npm run storm -- --org=dev --seed 7 --report "my report.html"`\n',
    ],
    [
      'a storm of one flow',
      ['--flow', 'workflow', '--storm'],
      '--storm: this is a command of its own; run `npm run storm -- --flow workflow`\n',
    ],
    [
      'a served org',
      ['--serve', '--org', 'dev', '--scenario', 'servicenow-down', '--port', '80'],
      '--serve: this is a command of its own; run `npm run serve -- dev --scenario servicenow-down --port 80`\n',
    ],
  ])('%s gives one message on stderr and exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await runIn(workingFolder(), 'simulate', ...args);
    expect(stdout).toBe('');
    expect(stderr).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    expect(code).toBe(2);
  });
});
