import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { median, timed } from './measure';
import { heading, line, ratio } from './report';
import { root } from './workspace';

/** Seven minutes, where an empty process takes 40 ms. */
const goal = 10_500;

/** The most that applying stacks to the sandbox may add: two minutes. */
const applied = { command: '(npm run test:terraform)', goal: 3000 };

/**
 * What `.ci/run` costs, step by step, in a fresh copy of the project with an empty npm cache. npm's own configuration says
 * where packages come from.
 */
export async function install(folder: string): Promise<void> {
  const copy = join(folder, 'copy');
  copyProject(copy);
  heading('.ci/run in a fresh copy, empty npm cache, step by step');
  const empty = median(Array.from({ length: 15 }, () => timed(() => spawnSync(process.execPath, ['-e', '0']))));
  const start = performance.now();
  const { status, steps } = await runSteps(copy, join(folder, 'npm-cache'));
  const took = performance.now() - start;
  line(status === 0 ? 'everything' : `everything (failed with ${status})`, seconds(took));
  ratio('everything, beside an empty process (node -e 0)', took, empty, goal);
  const [, applying] = steps.find(([name]) => name.includes(applied.command)) ?? [];
  if (applying === undefined) throw new Error(`.ci/run has no step ${applied.command}`);
  ratio(`${applied.command}, beside an empty process`, applying, empty, applied.goal);
}

/** Copies what is or would be committed, and commits it there, since `.ci/run` fails when a file changes. */
function copyProject(to: string): void {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  // A file that is deleted and not committed yet is still listed.
  const files = listed.stdout
    .toString()
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)));
  for (const file of files) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(root, file), join(to, file));
  }
  const author = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com'];
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
    [...author, 'commit', '--quiet', '--message', 'copy'],
  ]) {
    spawnSync('git', args, { cwd: to });
  }
}

interface Ran {
  /** The exit code. */
  readonly status: number | null;
  /** The name of each step, with its milliseconds. */
  readonly steps: readonly (readonly [name: string, took: number])[];
}

/** Prints how long each step takes. */
async function runSteps(cwd: string, cache: string): Promise<Ran> {
  const child = spawn('bash', ['.ci/run'], {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, npm_config_cache: cache },
  });
  const closed = new Promise<number | null>((ended) => child.on('close', ended));
  const steps: [name: string, took: number][] = [];
  let step: { readonly name: string; readonly since: number } | undefined;
  const end = () => {
    if (step === undefined) return;
    const took = performance.now() - step.since;
    steps.push([step.name, took]);
    line(step.name, seconds(took));
  };
  for await (const text of createInterface({ input: child.stdout })) {
    const [, name] = /^== (.*)/.exec(text) ?? [];
    if (name === undefined) continue;
    end();
    step = { name, since: performance.now() };
  }
  end();
  return { status: await closed, steps };
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
