import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runIn } from '../../support/run-in';
import { orgText, workingFolder, writeOrg } from '../../support/working-folder';

const path = process.env['PATH'];
let folder: string;
beforeEach(() => {
  folder = workingFolder();
});
afterEach(() => {
  process.env['PATH'] = path;
});

/** Puts a program that prints something in place of Terraform. */
function terraformThatPrints(text: string): void {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'terraform'), `#!/bin/sh\necho '${text}'\n`);
  chmodSync(join(bin, 'terraform'), 0o755);
  process.env['PATH'] = `${bin}:${path}`;
}

describe('commands for the sandbox org say in one line, with exit code 2,', () => {
  it('that Terraform is missing', async () => {
    process.env['PATH'] = join(folder, 'nowhere');
    expect(await runIn(folder, 'plan', 'dev', '--sandbox')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/terraform cannot be started; expected Terraform 1\.5 or newer on the path/),
    });
  });

  it.each([
    ['its plan says so', '{"type":"version","terraform":"1.4.6"}'],
    ['it does not know what it is asked for', '{"terraform_version":"1.4.6"}'],
  ])('that Terraform is too old, where %s', async (_, printed) => {
    terraformThatPrints(printed);
    expect(await runIn(folder, 'plan', 'dev', '--sandbox')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/found Terraform 1\.4\.6; expected Terraform 1\.5 or newer/),
    });
  });

  it('that something else is called terraform', async () => {
    terraformThatPrints('Terraform v0.11.15');
    expect(await runIn(folder, 'plan', 'dev', '--sandbox')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^terraform version -json prints "Terraform v0\.11\.15"; expected Terraform 1\.5 or newer on the path; install/,
      ),
    });
  });

  it('that an org file is wrong, and where', async () => {
    writeOrg(folder, 'dev', orgText('dev').replace('eu-west-1', 'eu-wst-1'));
    expect(await runIn(folder, 'plan', 'dev', '--sandbox')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^orgs[/\\]dev\.yaml:\d+:\d+: genesys\.region: got "eu-wst-1"; /),
    });
  });

  it.each([
    ['broken', '{', /not JSON \(.*\)/],
    ['from another version', '{ "format": 0 }', /written by another version of this program/],
  ])('that the sandbox org is %s, with the way out', async (_, text, problem) => {
    mkdirSync(join(folder, '.sandbox', 'dev'), { recursive: true });
    writeFileSync(join(folder, '.sandbox', 'dev', 'org.json'), text);
    terraformThatPrints('{"terraform_version":"1.5.0"}');
    for (const command of ['plan', 'serve']) {
      const { code, stderr } = await runIn(folder, command, 'dev', ...(command === 'plan' ? ['--sandbox'] : []));
      expect([code, stderr]).toEqual([2, expect.stringMatching(problem)]);
      expect(stderr).toMatch(/org\.json:.*[;,] (?:or )?start again: npm run reset -- dev --sandbox\n$/);
    }
  });

  it('that there is no such org, and which is meant', async () => {
    expect(await runIn(folder, 'apply', 'dve', '--sandbox')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/<org>: got "dve"; .*did you mean "dev"\?/),
    });
  });

  it('that a folder does not have the binary of the provider', async () => {
    process.env['GENESYS_PROVIDER_DIR'] = folder;
    writeFileSync(join(folder, 'terraform-provider-genesyscloud_v1.0.0'), '');
    const { code, stderr } = await runIn(folder, 'plan', 'dev', '--sandbox');
    delete process.env['GENESYS_PROVIDER_DIR'];
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /: got terraform-provider-genesyscloud_v1\.0\.0; expected the file terraform-provider-genesyscloud_v\d+\.\d+\.\d+; unpack/,
      ),
    ]);
  });

  it('that they know the sandbox alone', async () => {
    expect(await runIn(folder, 'destroy', 'dev')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /--sandbox: missing; add it; for the org itself: npx --no-install cdktf destroy dev/,
      ),
    });
  });
});

it('reset removes the sandbox org and its state', async () => {
  mkdirSync(join(folder, '.sandbox', 'dev'), { recursive: true });
  expect(await runIn(folder, 'reset', 'dev', '--sandbox')).toMatchObject({ code: 0 });
  expect(existsSync(join(folder, '.sandbox', 'dev'))).toBe(false);
  expect((await runIn(folder, 'reset', 'dev', '--sandbox')).stdout).toMatch(/There is no .*dev\./);
});
