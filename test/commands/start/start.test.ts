import { describe, expect, it } from '@jest/globals';
import type { Played } from '../../../commands/play/play';
import { mainScenarios } from '../../../commands/play/scenarios';
import { runIn } from '../../support/run-in';
import {
  filesIn,
  orgText,
  releaseOf,
  smallReleases,
  smallReleaseText,
  workingFolder,
} from '../../support/working-folder';

interface Document {
  readonly org: string;
  readonly folder: string;
  readonly orgs: readonly unknown[];
  readonly played: readonly Played[];
}

/** The release of the example org dev with only the last of its flows. */
const workflowOnly = smallReleaseText('dev').replace(/^ {2}- type: inboundCall[\s\S]*(?=^ {2}- type: workflow)/m, '');

describe('start', () => {
  it('writes the files of every org, nothing else, and prints how each scenario went in dev', async () => {
    const folder = workingFolder({ dev: orgText('dev'), prod: orgText('prod'), test: orgText('test') });
    const { code, stdout, stderr } = await runIn(folder, 'start');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Synthesised 3 orgs:\n {3}orgs\/dev\.yaml /);
    expect(stdout).toContain('Playing the shipped files of dev ');
    expect(stdout.match(/^\d+\. /gm)).toHaveLength(mainScenarios.length);
    expect(stdout).not.toContain('NOT AS EXPECTED');
    const [, summary = ''] = stdout.split('\nSummary\n');
    for (const name of mainScenarios) expect(summary).toMatch(new RegExp(`^ {3}${name} .* yes$`, 'm'));
    expect(stdout).toMatch(/\nFiles: cdktf\.out\/stacks\/dev \(cdk\.tf\.json, flows\/\*\.yaml\)\n$/);
    const written = Object.keys(filesIn(folder)).filter((path) => !/\/flows\/.*\.yaml$/.test(path));
    expect(written).toEqual([
      'cdktf.out/manifest.json',
      ...['dev', 'prod', 'test'].map((org) => `cdktf.out/stacks/${org}/cdk.tf.json`),
      ...['dev', 'prod', 'test'].map((org) => `orgs/${org}.yaml`),
      ...Object.keys(smallReleases()).map((release) => `releases/${release}.yaml`),
    ]);
  });

  it.each([
    ['the only org', { emea: orgText('emea') }, 'emea'],
    ['the first org by name, if there is no dev', { emea: orgText('emea'), alpha: orgText('dev') }, 'alpha'],
    ['dev, if there is one', { alpha: orgText('test'), dev: orgText('dev') }, 'dev'],
  ])('plays %s', async (_, orgs, name) => {
    const { code, stdout } = await runIn(workingFolder(orgs), 'start');
    expect(code).toBe(0);
    expect(stdout).toContain(`Playing the shipped files of ${name} `);
  });

  it('says which scenarios an org with fewer flows leaves out', async () => {
    const [, workflow = ''] =
      /\n( +- (?:type: workflow|\{ type: workflow)[\s\S]*?)(?=\n +- |\n\S|$)/.exec(smallReleaseText('dev')) ?? [];
    const text = smallReleaseText('dev').replace(/(^flows:\n)[\s\S]*$/m, `$1${workflow}\n`);
    const folder = workingFolder(undefined, { [releaseOf('dev')]: text });
    const { code, stdout, stderr } = await runIn(folder, 'start');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const left = ['token-about-to-expire', 'token-revoked', 'answer-lost', 'servicenow-down'];
    expect(stdout).toContain(`\nLeft out, since they start flows of other types: ${left.join(', ')}\n`);
    expect(JSON.parse((await runIn(folder, 'start', '--json')).stdout)).toMatchObject({ leftOut: left });
  });

  it('plays the org that --org names', async () => {
    const folder = workingFolder({ emea: orgText('emea') });
    const { code, stdout } = await runIn(folder, 'start', '--org', 'emea');
    expect(code).toBe(0);
    expect(stdout).toContain('Playing the shipped files of emea ');
    expect(stdout).toContain('says "Willkommen beim IT-Servicedesk."');
    expect(stdout).toContain('POST /oauth_token.do -> 200');
  });

  it('prints the same each time, and also runs when no command is given', async () => {
    const folder = workingFolder();
    const first = await runIn(folder, 'start');
    expect(await runIn(folder, '--org', 'dev')).toEqual(first);
  });

  it('prints only one JSON document with --json, which has everything that the text has', async () => {
    const { code, stdout, stderr } = await runIn(workingFolder(), 'start', '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { org, folder, orgs, played }: Document = JSON.parse(stdout);
    expect({ org, folder }).toEqual({ org: 'dev', folder: 'cdktf.out/stacks/dev' });
    expect(orgs).toMatchObject([{ name: 'dev', file: 'orgs/dev.yaml', folder, auth: 'chained' }]);
    expect(played.map(({ scenario }) => scenario)).toEqual(mainScenarios);
    const lost = played.find(({ scenario }) => scenario === 'answer-lost');
    expect(lost).toMatchObject({ outcome: 'found', records: ['INC0010001'], tokenRequests: 1, asExpected: true });
    expect(lost?.timeline.map(({ what }) => what)).toContain(
      'POST /api/now/table/incident -> no answer after 4.0 s, token 0.2 s old',
    );
  });

  it('leaves out scenarios for which the org has no flow', async () => {
    const { code, stdout } = await runIn(
      workingFolder(undefined, { [releaseOf('dev')]: workflowOnly }),
      'start',
      '--json',
    );
    const { played }: Document = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(new Set(played.map(({ from }) => from))).toEqual(new Set(['workflow']));
  });

  it('ends with exit code 1 when a scenario does not end as expected', async () => {
    const deaf = workflowOnly.replace('retry: {', 'statuses: { rateLimited: [430] }\nretry: {');
    const { code, stdout } = await runIn(workingFolder(undefined, { [releaseOf('dev')]: deaf }), 'start');
    expect(code).toBe(1);
    expect(stdout).toContain('   NOT AS EXPECTED: outcome: got refused; expected created\n');
    expect(stdout).toMatch(/^ {3}rate-limit-burst .* NO$/m);
  });
});
