import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { median, timed } from './measure';
import { heading, line, ratio } from './report';
import { root } from './workspace';

interface JestReport {
  readonly testResults: readonly { readonly name: string; readonly startTime: number; readonly endTime: number }[];
}

/** All tests in 60 s on two idle cores, where an empty process takes 40 ms. */
const goal = 1500;
const areasShown = 8;

/**
 * Measures the tests beside an empty process, and lists what they leave open. Both are measured on the same machine at the same
 * time, so the ratio holds on a slow one.
 */
export function suite(folder: string): void {
  heading('Tests, beside an empty process (node -e 0)');
  const before = emptyProcess();
  const report = join(folder, 'jest.json');
  const tests = timedRun('npx', ['jest', '--ci', '--json', '--outputFile', report]);
  const empty = median([before, emptyProcess()]);
  line('an empty process', `${empty.toFixed(0)} ms`);
  line(`all tests${tests.failed ? ' (some failed)' : ''}`, `${(tests.took / 1000).toFixed(1)} s`);
  ratio('all tests, on as many cores as there are', tests.took, empty, goal);
  for (const [area, time] of byArea(report)) line(`  files of ${area}, added up`, `${(time / 1000).toFixed(1)} s`);
  line('open handles', openHandles());
}

/** Milliseconds of an empty process, the median of some. */
function emptyProcess(): number {
  return median(Array.from({ length: 15 }, () => timed(() => spawnSync(process.execPath, ['-e', '0']))));
}

function timedRun(command: string, args: readonly string[]) {
  let status: number | null = null;
  const took = timed(() => {
    status = spawnSync(command, args, { cwd: root, stdio: 'ignore' }).status;
  });
  return { took, failed: status !== 0 };
}

/** What jest says about open handles after all tests, one file after the other. */
function openHandles(): string {
  const { stderr } = spawnSync('npx', ['jest', '--ci', '--detectOpenHandles'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return /has detected the following (\d+) open handle/.exec(stderr)?.[1] ?? 'none';
}

/** Milliseconds of test files by folder of `test/`, the longest first. */
function byArea(report: string): readonly (readonly [string, number])[] {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as JestReport;
  const times = new Map<string, number>();
  for (const { name, startTime, endTime } of testResults) {
    const area = relative(root, dirname(name));
    times.set(area, (times.get(area) ?? 0) + endTime - startTime);
  }
  return [...times].sort(([, a], [, b]) => b - a).slice(0, areasShown);
}
