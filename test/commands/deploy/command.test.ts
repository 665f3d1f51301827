import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runIn } from '../../support/run-in';
import { workingFolder } from '../../support/working-folder';

const { PATH, GENESYSCLOUD_SDK_DEBUG } = process.env;
let folder: string;
beforeEach(() => {
  folder = workingFolder();
});
afterEach(() => {
  process.env['PATH'] = PATH;
  if (GENESYSCLOUD_SDK_DEBUG === undefined) delete process.env['GENESYSCLOUD_SDK_DEBUG'];
});

describe('plan and apply of an org say in one line, with exit code 2,', () => {
  it.each([
    [
      ['apply', 'dev'],
      /^--expect: missing, and there is no terminal to ask at; read the plan: npm run plan -- dev, and run: npm run apply -- dev --expect <its fingerprint>$/m,
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

  it('that the backend cannot be reached', async () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    const program = `#!/bin/sh\n[ "$1" = version ] && echo '{"terraform_version":"1.11.4"}' && exit\necho 'Error: no access' >&2; exit 1\n`;
    writeFileSync(join(bin, 'terraform'), program);
    chmodSync(join(bin, 'terraform'), 0o755);
    process.env['PATH'] = `${bin}:${PATH}`;
    expect(await runIn(folder, 'plan', 'dev')).toMatchObject({
      code: 2,
      stderr:
        'terraform init failed: Error: no access; check the backend of orgs/dev.yaml, and the access to it in the environment\n',
    });
  });
});
