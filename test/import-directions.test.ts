import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './support/root';

/** Which areas each area may import, besides itself and packages. */
const allowed: Record<string, readonly string[]> = {
  errors: [],
  architect: ['errors'],
  org: ['errors'],
  flows: ['errors', 'architect'],
  genesys: ['errors', 'architect'],
  servicenow: ['errors', 'architect', 'genesys'],
  stack: ['errors', 'architect', 'org', 'flows', 'genesys', 'servicenow'],
  main: ['errors', 'org', 'stack'],
  sandbox: [],
  commands: ['errors', 'org', 'stack', 'servicenow', 'sandbox'],
};

describe('imports', () => {
  const files = ['main.ts', ...sources('constructs'), ...sources('sandbox'), ...sources('commands')];

  it('keep their direction', () => {
    const wrong = files.flatMap((file) =>
      relativeImports(file)
        .filter((target) => !isAllowed(areaOf(file), areaOf(target)))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('leave the bindings to constructs/genesys', () => {
    const users = files.filter((file) => imports(file).includes('@cdktf/provider-genesyscloud'));
    expect([...new Set(users.map(areaOf))]).toEqual(['genesys']);
  });

  it('leave YAML to the rooms that read it: no command parses a file itself', () => {
    expect(files.filter((file) => file.startsWith('commands/') && imports(file).includes('yaml'))).toEqual([]);
  });

  it('cover every area, so that a renamed folder is noticed', () => {
    expect([...new Set(files.map(areaOf))].sort()).toEqual(Object.keys(allowed).sort());
  });
});

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.split(sep).join('/')}`)
    .sort();
}

function areaOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  if (top !== 'constructs') return top.replace(/\.ts$/, '');
  const name = second.replace(/\.ts$/, '');
  return name in allowed ? name : 'stack';
}

function isAllowed(area: string, other: string): boolean {
  return area === other || (allowed[area]?.includes(other) ?? false);
}

function imports(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import|require\()\s*'([^']+)'/g)].map((match) => match[1] as string);
}

function relativeImports(file: string): string[] {
  return imports(file)
    .filter((target) => target.startsWith('.'))
    .map((target) =>
      relative(root, resolve(root, dirname(file), target))
        .split(sep)
        .join('/'),
    );
}
