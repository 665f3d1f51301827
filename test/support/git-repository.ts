import { execFileSync } from 'node:child_process';

/** Makes a folder a git repository with one commit of all its files. */
export function beginRepository(folder: string): void {
  gitIn(folder, 'init', '--quiet', '--initial-branch', 'main');
  gitIn(folder, 'config', 'user.name', 'Somebody');
  gitIn(folder, 'config', 'user.email', 'somebody@example.org');
  gitIn(folder, 'config', 'commit.gpgSign', 'false');
  commitAll(folder, 'Begin');
}

export function commitAll(folder: string, message: string): void {
  gitIn(folder, 'add', '--all');
  gitIn(folder, 'commit', '--quiet', '--message', message);
}

/** Runs git in a folder, whatever repository the tests run in, and returns what it prints. */
export function gitIn(folder: string, ...words: readonly string[]): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  return execFileSync('git', words, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
