import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from './support/root';

/**
 * The rooms of the project, each with the rooms right below it. A room may import everything below it, types included.
 * A file belongs to the room with the longest name that its path begins with.
 */
const below: Readonly<Record<string, readonly string[]>> = {
  input: [],
  artefacts: [],
  'package-root.ts': [],

  'constructs/architect': ['input'],
  'constructs/org': ['input'],
  'constructs/genesys': ['constructs/architect'],
  'constructs/servicenow': ['constructs/genesys'],
  'constructs/flows': ['constructs/architect'],
  'constructs/stack': ['constructs/flows', 'constructs/servicenow', 'constructs/org', 'package-root.ts'],
  'constructs/project': ['constructs/stack'],
  'constructs/index.ts': ['constructs/project'],

  'sandbox/random.ts': [],
  'sandbox/clock.ts': [],
  'sandbox/http.ts': [],
  'sandbox/faults.ts': [],
  'sandbox/trace.ts': ['sandbox/http.ts'],
  'sandbox/servicenow': ['input', 'sandbox/clock.ts', 'sandbox/random.ts', 'sandbox/faults.ts', 'sandbox/http.ts'],
  'sandbox/genesys/permissions': [],
  'sandbox/genesys/org': ['sandbox/genesys/permissions'],
  'sandbox/genesys/template': ['input'],
  'sandbox/genesys/data-actions': [
    'sandbox/genesys/template',
    'sandbox/genesys/org',
    'sandbox/clock.ts',
    'sandbox/random.ts',
    'sandbox/trace.ts',
  ],
  'sandbox/genesys/flow/expression': ['sandbox/genesys/data-actions'],
  'sandbox/genesys/flow': ['sandbox/genesys/flow/expression'],
  'sandbox/genesys/flow/run': ['sandbox/genesys/flow'],
  'sandbox/genesys/flow/publish': ['sandbox/genesys/flow/run'],
  'sandbox/genesys/flow/actions': ['sandbox/genesys/flow/publish'],
  'sandbox/genesys/flow/index.ts': ['sandbox/genesys/flow/actions'],
  'sandbox/bound-flow.ts': ['sandbox/genesys/flow/index.ts'],
  'sandbox/running-flows.ts': ['sandbox/bound-flow.ts'],
  'sandbox/write-rules.ts': ['sandbox/flows-not-run.ts', 'sandbox/bound-flow.ts'],
  'sandbox/serve': ['sandbox/genesys/flow/index.ts', 'sandbox/servicenow'],
  'sandbox/terraform': ['sandbox/genesys/org', 'input'],
  'sandbox/permissions-schema.ts': ['input'],
  'sandbox/org-file': ['sandbox/genesys/org', 'sandbox/permissions-schema.ts'],
  'sandbox/declared-org.ts': ['artefacts', 'sandbox/serve'],
  'sandbox/flows-not-run.ts': ['sandbox/serve'],
  'sandbox/published-org.ts': ['sandbox/declared-org.ts', 'sandbox/flows-not-run.ts'],
  'sandbox/new-org.ts': ['sandbox/published-org.ts'],
  'sandbox/declared-record.ts': ['sandbox/new-org.ts', 'sandbox/write-rules.ts'],
  'sandbox/sandbox.ts': ['sandbox/published-org.ts'],
  'sandbox/scenario': ['sandbox/sandbox.ts', 'sandbox/permissions-schema.ts'],
  'sandbox/exploration': ['sandbox/scenario'],
  'sandbox/storm': ['sandbox/scenario', 'sandbox/running-flows.ts', 'package-root.ts'],

  release: ['input'],
  platform: ['constructs/org', 'release'],

  'commands/terminal': ['input'],
  'commands/history': ['input'],
  'commands/org': [
    'commands/terminal',
    'commands/history',
    'constructs/index.ts',
    'sandbox/scenario',
    'sandbox/org-file',
    'release',
  ],
  'commands/play': ['commands/org', 'package-root.ts'],
  'commands/report': ['commands/play', 'sandbox/storm'],
  'commands/start': ['commands/org', 'commands/play'],
  'commands/simulate': ['commands/org', 'commands/report'],
  'commands/storm': ['commands/org', 'commands/report'],
  'commands/serve': [
    'commands/org',
    'commands/play',
    'sandbox/declared-record.ts',
    'sandbox/running-flows.ts',
    'sandbox/terraform',
  ],
  'commands/explore': ['commands/play', 'sandbox/exploration'],
  'commands/check': ['commands/play', 'commands/explore', 'commands/history'],
  'commands/explain': ['commands/check', 'commands/deploy', 'commands/report'],
  'commands/releases': ['commands/check'],
  'commands/own-tests': ['commands/play', 'sandbox/exploration'],
  'commands/terraform': [
    'commands/org',
    'release',
    ...['new-org.ts', 'org-file', 'terraform', 'write-rules.ts'].map((name) => `sandbox/${name}`),
  ],
  'commands/permissions': ['commands/terraform'],
  'commands/credential': ['commands/org', 'platform'],
  'commands/preflight': ['commands/credential', 'commands/permissions'],
  'commands/smoke': ['commands/preflight'],
  'commands/deploy': ['commands/smoke', 'commands/history'],
  'commands/init': ['commands/schema', 'package-root.ts'],
  'commands/schema': ['commands/terminal', 'constructs/index.ts', 'sandbox/scenario'],
  'commands/program.ts': [
    'package-root.ts',
    ...[
      'start',
      'simulate',
      'storm',
      'serve',
      'explore',
      'explain',
      'check',
      'releases',
      'schema',
      'init',
      'permissions',
      'terraform',
      'credential',
      'preflight',
      'smoke',
      'deploy',
    ].map((name) => `commands/${name}`),
  ],
  'commands/cli.ts': ['commands/program.ts', 'installation.ts'],
  'installation.ts': ['input'],
  'installed.ts': ['installation.ts', 'constructs/index.ts'],
  'main.ts': ['installed.ts', 'constructs/index.ts'],
};

interface Import {
  readonly target: string;
  readonly isType: boolean;
}

describe('imports', () => {
  // `project.ts` and what it imports belong to the users of the project.
  const entries = readdirSync(root, { encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && name !== 'project.ts',
  );
  const folders = ['input', 'artefacts', 'constructs', 'sandbox', 'release', 'platform', 'commands'];
  const files = [...entries, ...folders.flatMap(sources)];
  const importsBy = new Map(files.map((file) => [file, relativeImports(file)]));

  it('keep their direction, type imports included', () => {
    const wrong = files.flatMap((file) =>
      (importsBy.get(file) ?? [])
        .filter(({ target }) => !everythingBelow(roomOf(file)).has(roomOf(target)))
        .map(({ target }) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('form no circle at run time', () => {
    expect(circles(files, (file) => targets(file, ({ isType }) => !isType))).toEqual([]);
  });

  /** A node of a flow contains other nodes, so that the union of all nodes and its members know each other. */
  it('form no circle of types, except between the nodes of a flow', () => {
    const found = circles(files, (file) => targets(file, () => true));
    expect(found.flat().filter((file) => !file.startsWith('constructs/architect/nodes/'))).toEqual([]);
    expect(found).toHaveLength(1);
  });

  it('leave the bindings to constructs/genesys', () => {
    const users = files.filter((file) => imports(file).some(({ target }) => target === '@cdktf/provider-genesyscloud'));
    expect([...new Set(users.map(roomOf))]).toEqual(['constructs/genesys']);
  });

  it('leave the SDK to platform, which loads it when a command calls an org', () => {
    const users = files.filter((file) => imports(file).some(({ target }) => target === 'purecloud-platform-client-v2'));
    expect(users).toEqual(['platform/load-sdk.ts']);
    expect(readFileSync(join(root, 'platform/load-sdk.ts'), 'utf8')).not.toMatch(/^import .*purecloud/m);
  });

  it('leave YAML to the rooms that read it: no command parses a file itself', () => {
    const users = files.filter((file) => imports(file).some(({ target }) => target === 'yaml'));
    expect(users.filter((file) => file.startsWith('commands/'))).toEqual([]);
  });

  it('are checked for every file: each room exists, and each file has a room', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(below).sort());
  });

  function targets(file: string, wanted: (found: Import) => boolean): readonly string[] {
    return (importsBy.get(file) ?? []).filter(wanted).map(({ target }) => target);
  }
});

describe('constructs', () => {
  it('never end a process', () => {
    const ending = sources('constructs').filter((file) =>
      /\bprocess\.exit\(/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(ending).toEqual([]);
  });
});

function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.split(sep).join('/')}`)
    .sort();
}

function roomOf(file: string): string {
  const rooms = Object.keys(below).filter((room) => file === room || file.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? file;
}

/** The room itself and all that it may import. */
function everythingBelow(room: string): ReadonlySet<string> {
  const found = new Set([room]);
  for (const known of found) for (const next of below[known] ?? []) found.add(next);
  return found;
}

function imports(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = text.matchAll(/^(?:import|export) (type )?([^;']*?)from '([^']+)'/gm);
  const others = text.matchAll(/(?:^import |\b(?:import|require)\(\s*)'([^']+)'/gm);
  return [
    ...Array.from(statements, ([, type, names = '', target = '']) => ({
      target,
      isType: type !== undefined || /^\{(?:\s*type [^,}]+,?)+\s*\}\s*$/.test(names),
    })),
    ...Array.from(others, ([, target = '']) => ({ target, isType: false })),
  ];
}

function relativeImports(file: string): readonly Import[] {
  return imports(file)
    .filter(({ target }) => target.startsWith('.') && !target.endsWith('.json'))
    .map(({ target, isType }) => ({ target: fileOf(resolve(root, dirname(file), target)), isType }));
}

/** Path of a module from the root, with its ending. */
/** The file of an import; dynamic imports name it by the .js that it compiles to. */
function fileOf(target: string): string {
  const module = target.replace(/\.js$/, '');
  const path = [`${module}.ts`, join(module, 'index.ts')].find((candidate) => existsSync(candidate)) ?? module;
  return relative(root, path).split(sep).join('/');
}

/** Groups of files that import each other, directly or not (Tarjan). */
function circles(files: readonly string[], next: (file: string) => readonly string[]): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): number => {
    order.set(file, order.size);
    lowest.set(file, order.size - 1);
    open.push(file);
    for (const target of next(file)) {
      if (order.has(target) && !open.includes(target)) continue;
      const reached = order.has(target) ? (order.get(target) as number) : visit(target);
      lowest.set(file, Math.min(lowest.get(file) as number, reached));
    }
    if (lowest.get(file) === order.get(file)) {
      const group = open.splice(open.indexOf(file));
      if (group.length > 1) found.push(group.sort());
    }
    return lowest.get(file) as number;
  };
  for (const file of files) if (!order.has(file)) visit(file);
  return found;
}
