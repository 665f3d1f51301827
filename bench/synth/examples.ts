import { join } from 'node:path';
import { byTurns, median } from '../measure';
import { measuredInChild, tsx, wholeProcess } from '../processes';
import { heading, line, milliseconds, ratio } from '../report';
import type { Measured, Task } from './child';
import type { Examples } from './prepare';
import type { Subject } from './subjects';

const goal = 1.3;

/** What a synthesis of the example orgs costs beside a bare app that declares the same. */
export async function examples(folder: string, prepared: Examples, quick: boolean): Promise<void> {
  const { stacks, elements, flows } = prepared;
  heading(
    `Synthesis of the ${stacks.length} example orgs (${elements} resources, ${flows} flows) beside a bare cdktf app`,
  );
  await wholeProcesses(folder, prepared, quick ? 5 : 15);
  await insideProcesses(folder, prepared, quick ? 3 : 5);
}

async function wholeProcesses(folder: string, prepared: Examples, rounds: number): Promise<void> {
  const contestants = {
    ours: () => wholeProcess([tsx, 'main.ts'], { env: { CDKTF_OUTDIR: join(folder, 'ours') } }),
    bare: () => wholeProcess([tsx, 'bench/bare/app.ts', prepared.plans, join(folder, 'bare')]),
  };
  await byTurns(contestants, 1);
  compared('whole process (tsx)', await byTurns(contestants, rounds), goal);
}

async function insideProcesses(folder: string, { folder: input, plans }: Examples, rounds: number): Promise<void> {
  const measured: Record<Subject, Measured[]> = { ours: [], bare: [] };
  const contestant = (subject: Subject) => async () => {
    const task = { subject, folder: input, plans, outdir: folder, times: 8, profile: subject === 'ours' };
    const result = await measuredInChild<Task, Measured>('synth/child.ts', task);
    measured[subject].push(result);
    return result.first;
  };
  const first = await byTurns({ ours: contestant('ours'), bare: contestant('bare') }, rounds);
  const medians = (of: (one: Measured) => number) => ({
    ours: median(measured.ours.map(of)),
    bare: median(measured.bare.map(of)),
  });
  compared(
    'of it, loading modules',
    medians(({ loading }) => loading),
  );
  compared('of it, first synthesis', first);
  compared(
    'a later synthesis in the same process',
    medians(({ later }) => later ?? 0),
  );
  for (const [index, { name }] of (measured.ours[0]?.parts ?? []).entries()) {
    const share = median(measured.ours.map(({ parts }) => parts[index]?.share ?? 0));
    line(`  share of ours: ${name}`, `${(share * 100).toFixed(0)} %`);
  }
}

function compared(label: string, { ours, bare }: Record<Subject, number>, atMost?: number): void {
  line(`${label}: ours`, milliseconds(ours));
  line(`${label}: bare app`, milliseconds(bare));
  ratio(label, ours, bare, atMost);
}
