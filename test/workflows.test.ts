import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { defineProject } from '../constructs';
import { root } from './support/root';
import { temporaryFolder } from './support/temporary-folder';

interface Job {
  readonly needs?: string;
  readonly environment?: string;
  readonly concurrency?: { readonly group: string };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly {
    readonly name?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, string | number | boolean>>;
  }[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Whether cdktf-cli has compiled code for a version of Node. For others, its install script fetches it or builds it. */
function compiledFor(node: number): boolean {
  const binaryInterfaces: Readonly<Record<number, number>> = { 20: 115, 22: 127, 24: 137 };
  const compiled = require.resolve('@cdktf/node-pty-prebuilt-multiarch/package.json');
  const files = readdirSync(join(dirname(compiled), 'prebuilds', 'linux-x64'));
  return files.includes(`node.abi${binaryInterfaces[node]}.node`);
}

const folders = ['.github/workflows', 'template/.github/workflows'];
const files = folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));

describe.each(files)('the workflow %s', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const { permissions, jobs }: Workflow = parse(text);

  it('runs actions by their commit, with the version beside it', () => {
    const used = [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action ?? ''))).toEqual([]);
  });

  it('gives no job a permission that the job does not name', () => {
    expect(permissions).toEqual({});
    expect(Object.values(jobs).filter((job) => job.permissions === undefined)).toEqual([]);
  });

  it('installs cdktf-cli only on a Node that it has compiled code for', () => {
    const installing = Object.values(jobs).filter(({ steps }) =>
      steps.some(({ run = '' }) => /npm ci|\.ci\//.test(run)),
    );
    const versions = installing.map(({ steps }) => steps.find((step) => step.with?.['node-version'])?.with);
    expect(versions.map((given) => compiledFor(Number(given?.['node-version'])))).toEqual(versions.map(() => true));
  });

  it('runs no package that is not installed, or that it was not given', () => {
    expect([...text.matchAll(/npx (?!--no-install ).*/g)].map(([line]) => line)).toEqual([]);
  });
});

describe('the workflows of a repository of one’s own', () => {
  const workflow = (name: string): Workflow =>
    parse(readFileSync(join(root, 'template', '.github', 'workflows', name), 'utf8'));

  it.each([
    ['a state that would be lost, and a missing secret', 'local', {}, 1, 2],
    ['a missing secret', 's3', {}, 1, 1],
    ['nothing, when all is there', 's3', { TF_VAR_servicenow_client_id: 'set' }, 0, 0],
  ])('find before a deploy: %s', (_, backend, secrets, status, mistakes) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'cdktf.out', 'stacks', 'dev'), { recursive: true });
    const stack = { terraform: { backend: { [backend]: {} } }, variable: { servicenow_client_id: {} } };
    writeFileSync(join(folder, 'cdktf.out', 'stacks', 'dev', 'cdk.tf.json'), JSON.stringify(stack));
    const { run } = workflow('deploy.yml').jobs['dev']?.steps.find(({ name }) => name?.startsWith('Refuse')) ?? {};
    const client = { GENESYSCLOUD_OAUTHCLIENT_ID: 'set', GENESYSCLOUD_OAUTHCLIENT_SECRET: 'set' };
    const ended = spawnSync('bash', ['-e', '-c', run ?? ''], {
      cwd: folder,
      env: { PATH: process.env['PATH'], GITHUB_JOB: 'dev', ...client, ...secrets },
      encoding: 'utf8',
    });
    expect({ status: ended.status, mistakes: ended.stdout.match(/^::error::/gm)?.length ?? 0 }).toEqual({
      status,
      mistakes,
    });
  });

  it('check pull requests of forks too, without a secret', () => {
    const text = readFileSync(join(root, 'template', '.github', 'workflows', 'check.yml'), 'utf8');
    expect(Object.keys(workflow('check.yml').on)).toEqual(['pull_request']);
    expect(text).not.toContain('secrets');
  });

  it('deploy each org after the one that it is promoted from, in its own environment, one at a time', () => {
    const orgs = defineProject().loadOrgs(join(root, 'template'));
    const { jobs } = workflow('deploy.yml');
    const [first] = Object.values(jobs);
    const expected = orgs.map(({ name, promotesFrom }) => [
      name,
      { needs: promotesFrom, environment: name, group: `deploy-${name}`, steps: first?.steps },
    ]);
    const found = Object.entries(jobs).map(([name, { needs, environment, concurrency, steps }]) => [
      name,
      { needs, environment, group: concurrency?.group, steps },
    ]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });
});
