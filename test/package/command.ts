import { spawnSync } from 'node:child_process';

export interface CommandEnded {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a folder, and waits for its end. */
export function command(cwd: string, program: string, args: readonly string[]): CommandEnded {
  const environment = { ...process.env, CHECKPOINT_DISABLE: '1' };
  return spawnSync(program, args, { cwd, encoding: 'utf8', env: environment, maxBuffer: 64 * 1024 * 1024 });
}

/** @throws Error with everything that it printed when it fails */
export function commandEnded(cwd: string, program: string, args: readonly string[]): CommandEnded {
  const ended = command(cwd, program, args);
  if (ended.status === 0) return ended;
  throw new Error(`${[program, ...args].join(' ')} ended with ${ended.status}:\n${ended.stdout}${ended.stderr}`);
}
