import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runIn } from '../../support/run-in';
import { workingFolder } from '../../support/working-folder';

const { CI, PATH, TMPDIR, GENESYSCLOUD_SDK_DEBUG } = process.env;
let folder: string;
beforeEach(() => {
  folder = workingFolder();
  Object.assign(process.env, { GENESYSCLOUD_OAUTHCLIENT_ID: 'a', GENESYSCLOUD_OAUTHCLIENT_SECRET: 'b' });
  delete process.env['CI'];
});
afterEach(() => {
  for (const name of ['OAUTHCLIENT_ID', 'OAUTHCLIENT_SECRET', 'REGION']) delete process.env[`GENESYSCLOUD_${name}`];
  process.env['PATH'] = PATH;
  if (CI !== undefined) process.env['CI'] = CI;
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
  if (GENESYSCLOUD_SDK_DEBUG === undefined) delete process.env['GENESYSCLOUD_SDK_DEBUG'];
});

/** Puts a program in the place of Terraform. */
function standIn(script: string): void {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'terraform'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, 'terraform'), 0o755);
  process.env['PATH'] = `${bin}:${PATH}`;
}

describe('plan and apply of an org say in one line, with exit code 2,', () => {
  it.each([
    [
      ['apply', 'dev'],
      /^--expect: missing, and no terminal can be asked; read the plan: npm run plan -- dev, and run: npm run apply -- dev --expect <its fingerprint>$/m,
    ],
    [['apply', 'dev', '--adopt'], /npm run apply -- dev --adopt --expect /],
    [['apply', 'dev', '--expect', '7C1F90AB33D2'], /^--expect: got "7C1F90AB33D2"; expected the 12 hexadecimal digits/],
    [['apply', 'dev', '--expect', '7c1f90ab33d2', '--sandbox'], /^--expect: cannot be used with --sandbox/],
    [['plan', 'dev', '--adopt', '--sandbox'], /^--adopt: cannot be used with --sandbox/],
    [['plan', 'dev', '--json', '--markdown'], /^--markdown: cannot be used with --json/],
    [['plan', 'dve'], /^<org>: got "dve"; .*did you mean "dev"\?/],
  ])('%j', async (words, stderr) => {
    expect(await runIn(folder, ...words)).toMatchObject({ code: 2, stderr: expect.stringMatching(stderr) });
  });

  it('that the provider would write secrets to a file', async () => {
    process.env['GENESYSCLOUD_SDK_DEBUG'] = 'true';
    expect(await runIn(folder, 'plan', 'dev')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^GENESYSCLOUD_SDK_DEBUG: .* in clear to a file; unset GENESYSCLOUD_SDK_DEBUG\n$/),
    });
  });

  it.each(['plan', 'apply'])(
    'which variables %s lacks, or contradict the org file, before Terraform starts',
    async (command) => {
      delete process.env['GENESYSCLOUD_OAUTHCLIENT_SECRET'];
      process.env['GENESYSCLOUD_REGION'] = 'us-east-1';
      const words = command === 'plan' ? ['plan', 'dev'] : ['apply', 'dev', '--expect', '7c1f90ab33d2'];
      expect(await runIn(folder, ...words)).toMatchObject({
        code: 2,
        stderr: [
          'GENESYSCLOUD_OAUTHCLIENT_SECRET: not set; expected the secret of that client; export it, and run the command again',
          'GENESYSCLOUD_REGION: got "us-east-1"; expected eu-west-1, the genesys.region of orgs/dev.yaml; unset it, or change the file',
          '',
        ].join('\n'),
      });
    },
  );

  it('that the backend cannot be reached', async () => {
    standIn(`[ "$1" = version ] && echo '{"terraform_version":"1.11.4"}' && exit\necho 'Error: no access' >&2; exit 1`);
    expect(await runIn(folder, 'plan', 'dev')).toMatchObject({
      code: 2,
      stderr:
        'terraform init failed: Error: no access; check the backend of orgs/dev.yaml, and the access to it in the environment\n',
    });
  });
});

it.each(['SIGTERM', 'SIGHUP'] as const)('leaves no plan file, which holds secrets, after %s', async (signal) => {
  process.env['TMPDIR'] = join(folder, 'temporary');
  mkdirSync(process.env['TMPDIR']);
  standIn(`[ "$1" = plan ] || exit 0
for word; do case $word in -out=*) echo canary > "\${word#-out=}";; esac; done
trap 'exit 1' INT; touch ${join(folder, 'planning')}; n=0; while [ $n -lt 30 ]; do sleep 0.1; n=$((n+1)); done; exit 1`);
  const ended = runIn(folder, 'plan', 'dev');
  while (!existsSync(join(folder, 'planning'))) await setTimeout(20);
  process.emit(signal);
  expect(await ended).toMatchObject({ code: 130, stdout: 'Stopped by Ctrl-C.\n' });
  expect(readdirSync(process.env['TMPDIR'] as string)).toEqual([]);
});
