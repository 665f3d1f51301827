import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './workspace';

const run = promisify(execFile);
const tsx = require.resolve('tsx/cli');

/** Runs a TypeScript program as a user does, and returns the milliseconds from its start to its end. */
export async function wholeProcess(
  program: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd = root,
): Promise<number> {
  const start = performance.now();
  await run(process.execPath, [tsx, ...program], { cwd, env: { ...process.env, ...env } });
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
