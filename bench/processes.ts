import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './workspace';

const run = promisify(execFile);

export interface ProcessPlace {
  /** @default - the folder of the project */
  readonly cwd?: string;
  /** Variables beside those of this process. @default - none */
  readonly env?: Readonly<Record<string, string>>;
}

/** The program that runs TypeScript as `npm start` does. */
export const tsx = require.resolve('tsx/cli');

/** Milliseconds of a process: from its start to its end, and of work on all cores. */
export interface Cost {
  readonly wall: number;
  readonly cpu: number;
}

/**
 * Measures a run of Node with these arguments. Only a shell reports the work of the processes that it waited for.
 *
 * @param code the exit code that it must end with
 */
export async function costOfProcess(program: readonly string[], cwd: string, code = 0): Promise<Cost> {
  const script = `TIMEFORMAT="%R %U %S"; time "$@"; test $? = ${code}`;
  const { stderr } = await run('bash', ['-c', script, 'bash', process.execPath, ...program], {
    cwd,
    env: { ...process.env, LC_ALL: 'C' },
  });
  const times = stderr.trim().split('\n').at(-1)?.split(' ') ?? [];
  const [wall, user, system] = times.map((seconds) => Number(seconds) * 1000) as [number, number, number];
  return { wall, cpu: user + system };
}

/** Runs Node with these arguments, and returns the milliseconds from its start to its end. */
export async function wholeProcess(
  program: readonly string[],
  { cwd = root, env = {} }: ProcessPlace = {},
): Promise<number> {
  const start = performance.now();
  await run(process.execPath, program, { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 });
  return performance.now() - start;
}

/** Lets a program measure a task in a process of its own. @param program path of its file below this folder */
export async function measuredInChild<Task, Measured>(program: string, task: Task): Promise<Measured> {
  const child = join(__dirname, program);
  const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', child, JSON.stringify(task)], {
    cwd: root,
  });
  return JSON.parse(stdout) as Measured;
}
