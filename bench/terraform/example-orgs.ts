import { cpSync, readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { costOfProcess, tsx } from '../processes';
import { heading, line } from '../report';
import { root } from '../workspace';

const goalSeconds = 30;

/** The commands for each org, with their exit codes: 1 says that there is something to do. */
const steps = [
  ['plan', 1],
  ['apply', 0],
  ['plan', 0],
  ['destroy', 0],
] as const;

/** Plans, applies, plans again and destroys every example org. Each step is a command, as a user types it; the orgs go on beside each other. */
export async function exampleOrgs(folder: string): Promise<void> {
  const cwd = join(folder, 'example-orgs');
  for (const name of ['orgs', 'releases']) {
    cpSync(join(root, 'test', 'fixtures', name), join(cwd, name), { recursive: true });
  }
  const orgs = readdirSync(join(cwd, 'orgs')).flatMap((file) => (file.endsWith('.yaml') ? [parse(file).name] : []));
  heading(`Terraform: npm run plan, apply, plan and destroy of the ${orgs.length} example orgs`);
  const start = performance.now();
  const works = await Promise.all(
    orgs.map(async (org) => {
      let work = 0;
      for (const [command, code] of steps) {
        const program = [tsx, join(root, 'commands', 'cli.ts'), command, org, '--sandbox'];
        work += (await costOfProcess(program, cwd, code)).cpu;
      }
      return work;
    }),
  );
  const took = (performance.now() - start) / 1000;
  const work = works.reduce((sum, one) => sum + one, 0) / 1000;
  const verdict = took <= goalSeconds ? 'reached' : 'MISSED';
  line(
    `all ${orgs.length * steps.length} commands`,
    `${took.toFixed(1)} s`,
    `goal: at most ${goalSeconds} s on two idle cores, ${verdict}`,
  );
  line('  work of their processes, on any core', `${work.toFixed(1)} s`, `${(work / 2).toFixed(1)} s on each of two`);
}
