import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './support/root';

const manifest = json('package.json');

/** What only the packed file shows is checked by `npm run test:package`. */
describe('package.json', () => {
  it('exports the entry points that tsconfig.json maps to their sources, and itself', () => {
    const { paths } = json('tsconfig.json').compilerOptions;
    const mapped = Object.entries<readonly string[]>(paths).map(([name, [source = '']]) => {
      const path = name.replace(manifest.name, '.');
      const types = source.replace('./', './lib/types/').replace(/\.ts$/, '.d.ts');
      return [path, { types, default: `./lib/${path === '.' ? 'index' : basename(path)}.js` }];
    });
    expect(manifest.exports).toEqual({ ...Object.fromEntries(mapped), './package.json': './package.json' });
  });

  it('bundles the bindings, which no registry has, in a version of their own', () => {
    const { name, version } = json('bindings/package.json');
    expect(manifest.bundleDependencies).toEqual([name]);
    expect(manifest.dependencies[name]).toBe(version);
  });

  it('leaves cdktf and constructs to the app, in the range of the bindings, and works with one version of each here', () => {
    const optional = Object.keys(manifest.peerDependenciesMeta);
    const needed = Object.entries(manifest.peerDependencies).filter(([name]) => !optional.includes(name));
    expect(Object.fromEntries(needed)).toEqual({ cdktf: '>=0.21.0 <1', constructs: '^10.4.0' });
    expect(json('bindings/package.json').peerDependencies).toEqual(Object.fromEntries(needed));
    for (const name of Object.keys(manifest.peerDependencies)) {
      expect(manifest.dependencies[name]).toBeUndefined();
      expect(manifest.devDependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it('leaves what only some commands need to those who want it, and its template brings it in the versions of here', () => {
    const names = ['@grpc/grpc-js', '@msgpack/msgpack', 'protobufjs', 'purecloud-platform-client-v2'];
    expect(manifest.peerDependenciesMeta).toEqual(Object.fromEntries(names.map((name) => [name, { optional: true }])));
    const { devDependencies } = json('template/package.json');
    for (const name of names) expect(devDependencies[name]).toBe(manifest.devDependencies[name]);
  });

  it('runs nothing when it is installed', () => {
    for (const script of ['preinstall', 'install', 'postinstall']) expect(manifest.scripts[script]).toBeUndefined();
  });

  it('lists files and folders that exist, or that npm run build makes', () => {
    const folders = manifest.files.map((file: string) => file.replace(/\/\*\.\w+$/, ''));
    const missing = folders.filter((file: string) => file !== 'lib' && !existsSync(join(root, file)));
    expect(missing).toEqual([]);
  });
});

describe('package-lock.json', () => {
  it('names no registry, so that everybody installs from their own', () => {
    const packages = Object.entries<{ readonly resolved?: string }>(json('package-lock.json').packages);
    expect(packages.filter(([, { resolved = 'bindings' }]) => resolved !== 'bindings')).toEqual([]);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: files of npm and TypeScript
function json(file: string): any {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
