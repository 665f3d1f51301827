import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageSource } from '../../../commands/init/package-source';
import { temporaryFolder } from '../../support/temporary-folder';

/** The package `acme` 1.2.3, installed into a folder as npx does it. @returns the folder of the package */
function installed(dependency: string | undefined): { readonly folder: string; readonly root: string } {
  const folder = temporaryFolder();
  const root = join(folder, '_npx', 'node_modules', 'acme');
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'acme', version: '1.2.3' }));
  mkdirSync(join(root, '..', 'acme.tgz'));
  if (dependency !== undefined) {
    const manifest = JSON.stringify({ dependencies: { acme: dependency } });
    writeFileSync(join(folder, '_npx', 'package.json'), manifest);
  }
  return { folder, root };
}

describe('what npx was given', () => {
  it('is the tarball that its package.json names, from its folder', () => {
    const { folder, root } = installed('file:../packed/acme-1.2.3.tgz');
    mkdirSync(join(folder, 'packed'));
    writeFileSync(join(folder, 'packed', 'acme-1.2.3.tgz'), '');
    expect(packageSource(undefined, root)).toEqual({
      kind: 'tarball',
      path: join(folder, 'packed', 'acme-1.2.3.tgz'),
    });
  });

  it('is the exact version that is installed, where it came from a registry', () => {
    expect(packageSource(undefined, installed('^1.2.0').root)).toEqual({ kind: 'spec', spec: '1.2.3' });
  });

  it('is the address of a tarball', () => {
    const spec = 'https://example.org/acme-1.2.3.tgz';
    expect(packageSource(undefined, installed(spec).root)).toEqual({ kind: 'spec', spec });
  });

  it.each([
    ['https://robot:Hush-1@example.org/acme-1.2.3.tgz'],
    ['https://Hush-1@example.org/acme-1.2.3.tgz'],
    ['https://example.org/acme-1.2.3.tgz?token=Hush-1'],
  ])('is refused without being shown when it is an address with a secret: %s', (spec) => {
    const given = () => packageSource(undefined, installed(spec).root);
    expect(given).toThrow(/^the dependency acme: the address holds a user name, a password or a query/);
    expect(given).not.toThrow(/Hush/);
  });

  it.each([
    [
      'a folder, which no pipeline has',
      'file:../acme',
      /^the dependency acme: got "file:..\/acme"; expected the path of /,
    ],
    ['a git repository', 'github:acme/acme', /^the dependency acme: got "github:acme\/acme"; expected the path of /],
    ['a folder with the name of a tarball', 'file:node_modules/acme.tgz', /there is no file .*acme\.tgz$/],
    ['a tarball that is gone', 'file:../acme.tgz', /there is no file .*acme\.tgz$/],
    ['unknown in a global installation', undefined, /^--package: cannot tell where .* install acme from/],
  ])('is refused when it is %s', (_, dependency, message) => {
    expect(() => packageSource(undefined, installed(dependency).root)).toThrow(message);
  });
});
