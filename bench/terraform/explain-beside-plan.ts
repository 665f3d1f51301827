import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginRepository } from '../../test/support/git-repository';
import { exampleOrgs, exampleReleases } from '../../test/support/root';
import { byTurns } from '../measure';
import { tsx, wholeProcess } from '../processes';
import { heading, line, milliseconds, ratio } from '../report';
import { root } from '../workspace';

const goal = 3;

/** Measures an explanation of org dev, in which every data action changes, beside a plan against its sandbox org. */
export async function explainBesidePlan(folder: string, quick: boolean): Promise<void> {
  const cwd = mkdtempSync(join(folder, 'explain-'));
  cpSync(exampleOrgs, join(cwd, 'orgs'), { recursive: true });
  cpSync(exampleReleases, join(cwd, 'releases'), { recursive: true });
  const command = (...words: readonly string[]) =>
    wholeProcess([tsx, join(root, 'commands/cli.ts'), ...words], { cwd });
  await command('check', '--update');
  beginRepository(cwd);
  const file = join(cwd, 'releases/2026-12.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('actionSeconds: 4', 'actionSeconds: 3'));
  await command('apply', 'dev', '--sandbox');
  heading('Explain: org dev with other timeouts, all scenarios played on both, as whole commands');
  const measured = await byTurns(
    { explain: () => command('explain', '--base', 'HEAD', 'dev'), plan: () => command('plan', 'dev', '--sandbox') },
    quick ? 3 : 7,
  );
  line('npm run explain -- --base HEAD dev', milliseconds(measured.explain));
  line('npm run plan -- dev --sandbox', milliseconds(measured.plan));
  ratio('explain, beside plan', measured.explain, measured.plan, goal);
}
