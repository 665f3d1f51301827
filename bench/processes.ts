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
