import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byTurns, median } from '../measure';
import { type Cost, costOfProcess } from '../processes';
import { heading, line, milliseconds, ratio } from '../report';
import type { Examples } from '../synth/prepare';
import { root } from '../workspace';
import type { Installations } from './installations';

const goal = 1.3;

/**
 * Measures a run of the installed package beside a bare app of the same stacks. Both load their libraries before tsx,
 * which then reads nothing but the app itself: that is the quickest way for each.
 */
export async function runs({ ours, bare }: Installations, examples: Examples, rounds: number): Promise<void> {
  heading(`The example orgs (${examples.stacks.length}) through the installed package, as cdktf.json runs main.ts`);
  for (const file of ['main.ts', 'project.ts', 'tsconfig.json']) cpSync(join(root, 'template', file), join(ours, file));
  cpSync(examples.folder, ours, { recursive: true });
  cpSync(join(root, 'bench', 'bare'), bare, { recursive: true });
  const bindings = join('node_modules', '@cdktf', 'provider-genesyscloud');
  // Not a link: Node would then load a second cdktf, the one beside the bindings.
  for (const part of ['package.json', 'lib'])
    cpSync(join(root, bindings, part), join(bare, bindings, part), { recursive: true });

  const { app } = JSON.parse(readFileSync(join(root, 'template', 'cdktf.json'), 'utf8')) as { readonly app: string };
  const [, ...main] = app.split(' ');
  const libraries = ['cdktf', '@cdktf/provider-genesyscloud', 'tsx/cjs'].flatMap((name) => ['--require', name]);
  const programs = {
    ours: () => costOfProcess(main, ours),
    bare: () => costOfProcess([...libraries, 'app.ts', examples.plans, 'cdktf.out'], bare),
  };
  // Fills what tsx keeps.
  for (const run of Object.values(programs)) await run();
  const costs: Record<keyof typeof programs, Cost[]> = { ours: [], bare: [] };
  const contestant = (name: keyof typeof programs) => async () => {
    const cost = await programs[name]();
    costs[name].push(cost);
    return cost.wall;
  };
  const wall = await byTurns({ ours: contestant('ours'), bare: contestant('bare') }, rounds);
  compared('whole process', wall);
  const cpu = (name: keyof typeof programs) => median(costs[name].map((cost) => cost.cpu));
  compared('its work on all cores', { ours: cpu('ours'), bare: cpu('bare') });
}

function compared(label: string, { ours, bare }: Readonly<Record<'ours' | 'bare', number>>): void {
  line(`${label}: ours`, milliseconds(ours));
  line(`${label}: bare app`, milliseconds(bare));
  ratio(label, ours, bare, goal);
}
