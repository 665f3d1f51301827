import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { refuseSecondCopies } from '../../../constructs/project/one-copy';
import { version } from '../../../node_modules/constructs/package.json';
import { root } from '../../support/root';
import { spawnIn } from '../../support/spawn-in';
import { temporaryFolder } from '../../support/temporary-folder';
import { workingFolder } from '../../support/working-folder';

describe('an app with a second copy', () => {
  it('of constructs is told the version and the place of each, and what to do', () => {
    const folder = temporaryFolder();
    install(folder, 'constructs', '10.4.1');
    expect(() => refuseSecondCopies(folder)).toThrow(
      new RegExp(
        `^constructs: got 10\\.4\\.1 in node_modules/constructs and ${version} in \\.\\./.*/node_modules/constructs; ` +
          'expected one copy, since each refuses the constructs of the other; run `npm ls constructs` to see who ' +
          'brings each, and name one version in package\\.json$',
      ),
    );
  });

  it('of both is told of both', () => {
    const folder = temporaryFolder();
    install(folder, 'cdktf', '0.22.0');
    install(folder, 'constructs', '10.4.1');
    expect(() => refuseSecondCopies(folder)).toThrow(/^cdktf: .*\nconstructs: .*$/);
  });

  it('of constructs below its cdktf is told so too', () => {
    const folder = temporaryFolder();
    install(folder, 'cdktf', '0.22.0');
    install(join(folder, 'node_modules', 'cdktf'), 'constructs', '10.4.1');
    expect(() => refuseSecondCopies(folder)).toThrow(/constructs: got .*10\.4\.1 in node_modules\/cdktf\/node_modules/);
  });

  it('ends with 2 before anything is synthesised', async () => {
    const folder = workingFolder();
    install(folder, 'cdktf', '0.22.0');
    const { code, stdout, stderr } = await spawnIn(folder, ['main.ts']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^cdktf: got 0\.22\.0 in node_modules\/cdktf and .*`npm ls cdktf`.*\n$/);
  });
});

describe('an app with one copy', () => {
  it('is not told anything, also where the copy is a link', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'node_modules'));
    for (const name of ['cdktf', 'constructs'])
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
    expect(() => refuseSecondCopies(folder)).not.toThrow();
  });

  it('is not told anything where nothing is installed beside it', () => {
    expect(() => refuseSecondCopies(temporaryFolder())).not.toThrow();
  });
});

function install(folder: string, name: string, version: string): void {
  const path = join(folder, 'node_modules', name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name, version }));
}
