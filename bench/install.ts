import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { timed } from './measure';
import { heading, line } from './report';
import { root } from './workspace';

interface JestReport {
  readonly testResults: readonly { readonly name: string; readonly startTime: number; readonly endTime: number }[];
}

const projects = ['cdktf', 'cdktn'] as const;

/**
 * What `npm cit` and the checks beside it cost, part by part, in a copy of the project with an empty npm cache. npm's own
 * configuration says where packages come from.
 */
export async function install(folder: string): Promise<void> {
  const copy = join(folder, 'copy');
  copyProject(copy);
  const run = (label: string, command: string, args: readonly string[]) => line(label, seconds(command, args, copy));

  heading('npm cit in a fresh copy, part by part');
  run('npm ci, empty cache, no scripts', 'npm', ['ci', '--ignore-scripts', '--cache', join(folder, 'npm-cache')]);
  run('bindings', 'npm', ['run', 'build', '--workspace', 'bindings']);
  for (const project of projects) {
    const output = join(folder, `${project}.json`);
    const jest = ['jest', '--ci', '--json', '--outputFile', output, '--selectProjects', project];
    run(`jest, project ${project}`, 'npx', jest);
    for (const [area, time] of byArea(output, copy)) line(`  files of ${area}, added up`, text(time));
  }
  heading('Checks beside it');
  run('biome', 'npm', ['run', 'lint']);
  run('tsc', 'npm', ['run', 'typecheck']);
}

/** Copies what is or would be committed. */
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
}

/** Runs a part; one that fails is measured all the same, and says so. */
function seconds(command: string, args: readonly string[], cwd: string): string {
  let status: number | null = null;
  const took = timed(() => {
    status = spawnSync(command, args, {
      cwd,
      stdio: 'ignore',
      env: { ...process.env, CHECKPOINT_DISABLE: '1' },
    }).status;
  });
  return `${text(took)}${status === 0 ? '' : ' (failed)'}`;
}

/** Milliseconds of test files by folder of `test/`, the longest first. */
function byArea(report: string, copy: string): readonly (readonly [string, number])[] {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as JestReport;
  const times = new Map<string, number>();
  for (const { name, startTime, endTime } of testResults) {
    const area = relative(copy, dirname(name));
    times.set(area, (times.get(area) ?? 0) + endTime - startTime);
  }
  return [...times].sort(([, a], [, b]) => b - a);
}

function text(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
