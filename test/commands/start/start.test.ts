import { describe, expect, it } from '@jest/globals';
import type { Played } from '../../../commands/play/play';
import { mainScenarios } from '../../../commands/play/scenarios';
import { runIn } from '../../support/run-in';
import { filesIn, smallOrgText, workingFolder } from '../../support/working-folder';

interface Document {
  readonly org: string;
  readonly folder: string;
  readonly orgs: readonly unknown[];
  readonly played: readonly Played[];
}

describe('start', () => {
  it('writes the files of every org, nothing else, and prints how each scenario went in dev', async () => {
    const folder = workingFolder({ dev: smallOrgText('dev'), prod: smallOrgText('prod'), test: smallOrgText('test') });
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
    ]);
  });

  it.each([
    ['the only org', { test: smallOrgText('test') }, 'test'],
    ['the first org by name, if there is no dev', { test: smallOrgText('test'), prod: smallOrgText('prod') }, 'prod'],
    ['dev, if there is one', { alpha: smallOrgText('test'), dev: smallOrgText('dev') }, 'dev'],
  ])('plays %s', async (_, orgs, name) => {
    const { code, stdout } = await runIn(workingFolder(orgs), 'start');
    expect(code).toBe(0);
    expect(stdout).toContain(`Playing the shipped files of ${name} `);
  });

  it('says which scenarios an org with fewer flows leaves out', async () => {
    const [, workflow = ''] =
      /\n( +- (?:type: workflow|\{ type: workflow)[\s\S]*?)(?=\n +- |\n\S|$)/.exec(smallOrgText('dev')) ?? [];
    const text = smallOrgText('dev').replace(/( +flows:\n)[\s\S]*$/, `$1${workflow}\n`);
    const folder = workingFolder({ dev: text });
    const { code, stdout, stderr } = await runIn(folder, 'start');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const left = ['token-about-to-expire', 'token-revoked', 'answer-lost', 'servicenow-down'];
    expect(stdout).toContain(`\nLeft out, since they start flows of other types: ${left.join(', ')}\n`);
    expect(JSON.parse((await runIn(folder, 'start', '--json')).stdout)).toMatchObject({ leftOut: left });
  });

  it('plays the org that --org names', async () => {
    const folder = workingFolder({ test: smallOrgText('test') });
    const { code, stdout } = await runIn(folder, 'start', '--org', 'test');
    expect(code).toBe(0);
    expect(stdout).toContain('Playing the shipped files of test ');
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
    const { code, stdout } = await runIn(workingFolder({ dev: workflowOnly(smallOrgText('dev')) }), 'start', '--json');
    const { played }: Document = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(new Set(played.map(({ from }) => from))).toEqual(new Set(['workflow']));
  });

  it('ends with exit code 1 when a scenario does not end as expected', async () => {
    const deaf = workflowOnly(smallOrgText('dev')).replace(
      '  retry: {',
      '  statuses: { rateLimited: [430] }\n  retry: {',
    );
    const { code, stdout } = await runIn(workingFolder({ dev: deaf }), 'start');
    expect(code).toBe(1);
    expect(stdout).toContain('   NOT AS EXPECTED: outcome: got refused; expected created\n');
    expect(stdout).toMatch(/^ {3}rate-limit-burst .* NO$/m);
  });
});

/** An example org with only the last of its flows. */
function workflowOnly(text: string): string {
  return text.slice(0, text.indexOf('    - type: inboundCall')) + text.slice(text.indexOf('    - type: workflow'));
}
