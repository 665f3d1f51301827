import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { byTurns } from '../measure';
import { wholeProcess } from '../processes';
import { heading, line, milliseconds, ratio } from '../report';
import type { Examples } from '../synth/prepare';
import { root } from '../workspace';
import type { Installations } from './installations';

const goal = 1.3;

/** What a run of the installed package costs beside a bare app of the same stacks. */
export async function runs({ ours, bare }: Installations, examples: Examples, rounds: number): Promise<void> {
  heading(`The example orgs (${examples.stacks.length}) through the installed package, as cdktf.json runs main.ts`);
  for (const file of ['main.ts', 'project.ts', 'tsconfig.json']) cpSync(join(root, 'template', file), join(ours, file));
  cpSync(examples.folder, ours, { recursive: true });
  cpSync(join(root, 'bench', 'bare'), bare, { recursive: true });
  symlinkSync(join(root, 'node_modules', '@cdktf'), join(bare, 'node_modules', '@cdktf'));

  const { app } = JSON.parse(readFileSync(join(root, 'template', 'cdktf.json'), 'utf8')) as { readonly app: string };
  const [, ...main] = app.split(' ');
  const contestants = {
    ours: () => wholeProcess(main, { cwd: ours }),
    bare: () => wholeProcess(['--require', 'tsx/cjs', 'app.ts', examples.plans, 'cdktf.out'], { cwd: bare }),
  };
  await byTurns(contestants, 1);
  const took = await byTurns(contestants, rounds);
  line('whole process: ours', milliseconds(took.ours));
  line('whole process: bare app', milliseconds(took.bare));
  ratio('whole process', took.ours, took.bare, goal);
}
