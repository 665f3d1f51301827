import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { byTurns, timed } from '../measure';
import { heading, line, ratio } from '../report';
import { root } from '../workspace';

const goals = { time: 1.5, size: 1.6 };

/** Two folders with everything installed. */
export interface Installations {
  readonly ours: string;
  readonly bare: string;
}

/**
 * Measures the installation of the packed project beside a bare cdktf app in TypeScript: the same peers and tsx. Neither has
 * TypeScript or cdktf-cli. What npm downloads is in its cache before.
 */
export async function installations(folder: string, tarball: string, rounds: number): Promise<Installations> {
  heading('npm install of the packed project beside a bare cdktf app, warm cache');
  const { devDependencies, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const peers = { cdktf: devDependencies.cdktf, constructs: devDependencies.constructs };
  const ours = prepared(join(folder, 'ours'), { ...peers, 'genesys-servicenow-cdktf': `file:${tarball}` });
  const bare = prepared(join(folder, 'bare'), { ...peers, tsx: dependencies.tsx });
  const contestants = { ours: () => timed(() => install(ours)), bare: () => timed(() => install(bare)) };
  await byTurns(contestants, 1);
  const took = await byTurns(contestants, rounds);
  line('time: ours', `${(took.ours / 1000).toFixed(1)} s`);
  line('time: bare app', `${(took.bare / 1000).toFixed(1)} s`);
  ratio('time', took.ours, took.bare, goals.time);
  const size = { ours: megabytes(join(ours, 'node_modules')), bare: megabytes(join(bare, 'node_modules')) };
  line('size of node_modules: ours', `${size.ours.toFixed(1)} MB`);
  line('size of node_modules: bare app', `${size.bare.toFixed(1)} MB`);
  ratio('size of node_modules', size.ours, size.bare, goals.size);
  return { ours, bare };
}

function prepared(folder: string, dependencies: Readonly<Record<string, string>>): string {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  return folder;
}

function install(folder: string): void {
  for (const made of ['node_modules', 'package-lock.json'])
    rmSync(join(folder, made), { recursive: true, force: true });
  execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--silent'], { cwd: folder });
}

function megabytes(path: string): number {
  const stats = lstatSync(path);
  if (!stats.isDirectory()) return stats.size / 1e6;
  return readdirSync(path).reduce((sum, name) => sum + megabytes(join(path, name)), 0);
}
