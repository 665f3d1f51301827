import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { planOrgMarkdown } from '../commands/deploy/markdown';
import type { PlanOrgResult } from '../commands/deploy/plan-org';
import { defineProject } from '../constructs';
import { beginRepository, commitAll, gitIn } from './support/git-repository';
import { root } from './support/root';
import { runIn } from './support/run-in';
import { temporaryFolder } from './support/temporary-folder';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
}

interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly uses?: string;
  readonly environment?: string;
  readonly concurrency?: { readonly group: string };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string | boolean>>;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly concurrency?: unknown;
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
  const { on, permissions, jobs }: Workflow = parse(text);
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? []);

  it('runs actions by their commit, with the version beside it, and workflows that are there', () => {
    const used = [...text.matchAll(/uses: (.*)/g)].map(([, action = '']) => action);
    expect(used.length).toBeGreaterThan(0);
    const [own, others] = [true, false].map((isOwn) => used.filter((action) => action.startsWith('./') === isOwn));
    expect(others?.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
    const top = file.replace(/\.github\/.*/, '');
    expect(own?.filter((path) => !existsSync(join(root, top, path)))).toEqual([]);
  });

  it('gives no job a permission that the job does not name', () => {
    expect(permissions).toEqual({});
    expect(Object.values(jobs).filter((job) => job.permissions === undefined)).toEqual([]);
  });

  it('puts nothing from an event, and no other expression, into the text of a command', () => {
    expect(Object.keys(on)).not.toContain('pull_request_target');
    expect(steps.filter(({ run = '' }) => run.includes('${{'))).toEqual([]);
  });

  it('installs cdktf-cli only on a Node that it has compiled code for', () => {
    const installing = Object.values(jobs).filter((job) =>
      job.steps?.some(({ run = '' }) => /npm ci|\.ci\//.test(run)),
    );
    const versions = installing.map((job) => job.steps?.find((step) => step.with?.['node-version'])?.with);
    expect(versions.map((given) => compiledFor(Number(given?.['node-version'])))).toEqual(versions.map(() => true));
  });

  it('runs no package that is not installed, or that it was not given', () => {
    expect([...text.matchAll(/npx (?!--no-install ).*/g)].map(([line]) => line)).toEqual([]);
  });
});

describe('the workflows that init writes', () => {
  const read = (name: string) => readFileSync(join(root, 'template', '.github', 'workflows', name), 'utf8');
  const workflow = (name: string): Workflow => parse(read(name));
  const stepOf = (name: string, job: string, start: string): Step => {
    const found = workflow(name).jobs[job]?.steps?.find((step) => step.name?.startsWith(start));
    if (found === undefined) throw new Error(`${name} has no step ${start}`);
    return found;
  };

  it('check pull requests of forks too, without a secret; only a job that runs no code of the project may write', () => {
    expect(Object.keys(workflow('check.yml').on)).toEqual(['pull_request']);
    expect(read('check.yml')).not.toContain('secrets');
    const { check, comment, ...others } = workflow('check.yml').jobs;
    expect(others).toEqual({});
    expect(check?.permissions).toEqual({ contents: 'read' });
    expect(comment?.permissions).toEqual({ 'pull-requests': 'write' });
    expect(comment?.if).toContain('head.repo.full_name == github.repository');
    expect(comment?.steps?.filter(({ uses, run = '' }) => uses !== undefined || /npm|node|tsx/.test(run))).toEqual([]);
  });

  it('have a job for each org, after the one that it is promoted from', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'module-1.2.3.tgz'), '');
    const answers = ['--region', 'eu-west-1', '--instance', 'https://acme-dev.service-now.com'];
    await runIn(folder, 'init', ...answers, '--package', 'module-1.2.3.tgz', 'own');
    const own = join(folder, 'own');
    const orgs = defineProject().loadOrgs(own);
    const jobsOf = (name: string) =>
      Object.entries((parse(readFileSync(join(own, '.github/workflows', name), 'utf8')) as Workflow).jobs).map(
        ([job, { needs, uses, with: given }]) => ({ job, needs, uses, org: given?.['org'] }),
      );
    const expected = orgs.map(({ name }) => ({ job: name, uses: './.github/workflows/deploy-org.yml', org: name }));
    const byName = (one: { readonly job: string }, other: { readonly job: string }) => (one.job < other.job ? -1 : 1);
    expect(jobsOf('deploy.yml').sort(byName)).toEqual(
      expected.map((job) => ({ ...job, needs: orgs.find(({ name }) => name === job.org)?.promotesFrom })),
    );
    expect(jobsOf('plan.yml').sort(byName)).toEqual(expected.map((job) => ({ ...job, needs: undefined })));
    expect(readFileSync(join(own, '.github/CODEOWNERS'), 'utf8')).toContain('/orgs/prod.yaml');
    const withManaged = orgs.filter(({ credential }) => !('existing' in credential)).map(({ name }) => name);
    expect(withManaged).toEqual(['dev']);
  });

  it('plan with an environment of its own, and give secrets to the step that needs them alone', () => {
    expect(workflow('deploy-org.yml').jobs['plan']?.environment).toBe('${{ inputs.org }}-plan');
    expect(workflow('apply.yml').jobs['apply']?.environment).toBe('${{ inputs.org }}');
    const holders = ['deploy.yml', 'plan.yml', 'deploy-org.yml', 'apply.yml', 'check.yml'].flatMap((name) =>
      Object.values(workflow(name).jobs).flatMap((job) =>
        (job.steps ?? []).filter((step) => JSON.stringify(step).includes('secrets.')).map((step) => step.name),
      ),
    );
    expect(holders).toEqual(['Plan, with the result in the summary', 'Apply, with the result in the summary']);
    for (const name of ['deploy-org.yml', 'apply.yml'])
      for (const job of Object.values(workflow(name).jobs)) {
        const { steps = [], ...others } = job;
        expect(JSON.stringify(others)).not.toContain('secrets.');
        expect(steps.filter((step) => /secrets\./.test(step.run ?? ''))).toEqual([]);
      }
  });

  it('let one apply of an org wait for another, and nothing that waits for approval hold up a plan', () => {
    const held = ['deploy.yml', 'plan.yml', 'deploy-org.yml', 'apply.yml'].flatMap((name) => {
      const { concurrency, jobs } = workflow(name);
      const groups = Object.entries(jobs).map(([job, one]) => [`${name} ${job}`, one.concurrency?.group]);
      return [[name, concurrency], ...groups].filter(([, group]) => group !== undefined);
    });
    expect(held).toEqual([['apply.yml apply', 'apply-${{ inputs.org }}']]);
  });

  const run = (step: Step, cwd: string, env: Readonly<Record<string, string>>) =>
    spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run ?? ''], {
      cwd,
      env: { PATH: process.env['PATH'], ...env },
      encoding: 'utf8',
    });

  it.each([
    ['deploy-org.yml', 'plan'],
    ['apply.yml', 'apply'],
  ])('refuse in %s a commit after which main has something else for the org', (name, job) => {
    const step = stepOf(name, job, 'Refuse a commit');
    const folder = temporaryFolder();
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    write('orgs/dev.yaml', 'release: first\n');
    write('orgs/test.yaml', 'release: first\n');
    write('__snapshots__/orgs/test/cdk.tf.json', '{}');
    beginRepository(folder);
    write('orgs/dev.yaml', 'release: next\n');
    commitAll(folder, 'Another org');
    gitIn(folder, 'update-ref', 'refs/remotes/origin/main', 'main');
    gitIn(folder, 'switch', '--quiet', '--detach', 'main~1');
    const statusFor = (org: string) => run(step, folder, { ORG: org }).status;
    expect({ dev: statusFor('dev'), test: statusFor('test') }).toEqual({ dev: 1, test: 0 });
    gitIn(folder, 'switch', '--quiet', 'main');
    write('__snapshots__/orgs/test/cdk.tf.json', '{"resource":{}}');
    commitAll(folder, 'Other code');
    gitIn(folder, 'update-ref', 'refs/remotes/origin/main', 'main');
    gitIn(folder, 'switch', '--quiet', '--detach', 'main~1');
    expect(statusFor('test')).toBe(1);
  });

  it('take the fingerprint from what plan prints, and from nowhere else in it', () => {
    const step = stepOf('deploy-org.yml', 'plan', 'Take the fingerprint');
    const about = { org: 'dev', organization: 'Acme', release: 'first', terraform: '1.11.4', provider: '1.82.0' };
    const planned: PlanOrgResult = {
      ...about,
      ...{ adopt: false, isEmpty: false, wasInterrupted: false, changes: [] },
      fingerprint: '0123456789ab',
      lines: [{ kind: 'new', text: 'flow "Desk"' }],
      shown: 'Fingerprint eeeeeeeeeeee.',
    };
    const outputOf = (text: string) => {
      const folder = temporaryFolder();
      const output = join(folder, 'output');
      writeFileSync(join(folder, 'plan.md'), text);
      run(step, folder, { RUNNER_TEMP: folder, GITHUB_OUTPUT: output });
      return readFileSync(output, 'utf8');
    };
    expect(outputOf(planOrgMarkdown(planned))).toBe('fingerprint=0123456789ab\n');
    const empty = { ...planned, isEmpty: true, fingerprint: undefined, lines: [], shown: undefined };
    expect(outputOf(planOrgMarkdown(empty as unknown as PlanOrgResult))).toBe('fingerprint=none\n');
    expect(outputOf('something is wrong with this program itself')).toBe('');
  });

  it.each([
    [0, 0],
    [1, 0],
    [2, 1],
  ])('end the step of a plan that ended with %i with %i', (code, status) => {
    const step = stepOf('deploy-org.yml', 'plan', 'Plan');
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'npm'), `#!/bin/sh\necho "$@"\nexit ${code}\n`, { mode: 0o755 });
    const [summary, PATH] = [join(folder, 'summary'), `${folder}:${process.env['PATH']}`];
    const ended = run(step, folder, { PATH, ORG: 'dev', RUNNER_TEMP: folder, GITHUB_STEP_SUMMARY: summary });
    expect(ended.status).toBe(status);
    expect(readFileSync(summary, 'utf8')).toBe('run --silent plan -- dev --markdown\n');
  });

  it('carry the explanation to the job that comments, as it is', () => {
    const folder = temporaryFolder();
    const output = join(folder, 'output');
    const text = '### What changes\n\n```\n"$(touch x)" `y` ünï\n```\n';
    writeFileSync(join(folder, 'explain.md'), text);
    run(stepOf('check.yml', 'check', 'Keep the explanation'), folder, { RUNNER_TEMP: folder, GITHUB_OUTPUT: output });
    const kept = readFileSync(output, 'utf8').replace(/^text=|\n$/g, '');
    writeFileSync(join(folder, 'gh'), '#!/bin/sh\necho "$@" > asked\ncat > body\n', { mode: 0o755 });
    const PATH = `${folder}:${process.env['PATH']}`;
    const ended = run(stepOf('check.yml', 'comment', 'Write'), folder, { PATH, NUMBER: '7', TEXT: kept });
    expect({ status: ended.status, body: readFileSync(join(folder, 'body'), 'utf8') }).toEqual({
      status: 0,
      body: text,
    });
    expect(readFileSync(join(folder, 'asked'), 'utf8')).toBe(
      'pr comment 7 --edit-last --create-if-none --body-file -\n',
    );
  });
});
