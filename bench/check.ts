import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { byTurns } from './measure';
import { tsx, wholeProcess } from './processes';
import { heading, line, milliseconds, ratio } from './report';
import { root } from './workspace';

const orgs = ['dev.yaml', 'test.yaml', 'prod.yaml'];

/** Measures `npm run check` of three orgs beside `main.ts`, which only synthesises them. */
export async function check(folder: string, quick: boolean): Promise<void> {
  heading(`npm run check of ${orgs.length} orgs beside their synthesis, main.ts`);
  const cwd = join(folder, 'checked');
  copyOrgs(cwd);
  const run = (...program: readonly string[]) =>
    wholeProcess([tsx, ...program], { cwd, env: { CDKTF_OUTDIR: join(folder, 'synthesised') } });
  const command = join(root, 'commands', 'cli.ts');
  // Also warms up what tsx keeps.
  await run(command, 'check', '--update');
  const contestants = { check: () => run(command, 'check'), main: () => run(join(root, 'main.ts')) };
  const measured = await byTurns(contestants, quick ? 3 : 7);
  line('main.ts', milliseconds(measured.main));
  line('npm run check', milliseconds(measured.check));
  ratio('npm run check, on as many cores as there are', measured.check, measured.main);
}

/** Copies the example orgs and the releases that they run. */
function copyOrgs(to: string): void {
  for (const name of ['orgs', 'releases']) {
    cpSync(join(root, 'test', 'fixtures', name), join(to, name), { recursive: true });
  }
  for (const file of readdirSync(join(to, 'orgs'))) {
    if (!orgs.includes(file)) rmSync(join(to, 'orgs', file));
  }
}
