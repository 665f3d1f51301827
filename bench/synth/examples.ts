import { join } from 'node:path';
import { byTurns, median } from '../measure';
import { heading, line, milliseconds, ratio } from '../report';
import type { Measured } from './child';
import type { Prepared } from './prepare';
import { measuredInChild, wholeProcess } from './processes';
import type { Subject } from './subjects';

const goal = 1.3;

/** What a synthesis of the example orgs costs beside a bare app that declares the same. */
export async function examples(folder: string, prepared: Prepared, quick: boolean): Promise<void> {
  heading(
    `Synthesis of the ${prepared.stacks} example orgs (${prepared.elements} resources, ${prepared.flows} flows) ` +
      'beside a bare cdktf app with the same output',
  );
  await wholeProcesses(folder, prepared, quick ? 5 : 21);
  await insideProcesses(folder, prepared, quick ? 3 : 9);
}

async function wholeProcesses(folder: string, prepared: Prepared, rounds: number): Promise<void> {
  const outdir = (subject: Subject) => join(folder, `out-${subject}`);
  const contestants = {
    ours: () => wholeProcess(['main.ts'], { CDKTF_OUTDIR: outdir('ours') }),
    bare: () => wholeProcess(['bench/bare/app.ts', prepared.plans, outdir('bare')], {}),
  };
  await byTurns(contestants, 1);
  const { ours, bare } = await byTurns(contestants, rounds);
  line('whole process: tsx main.ts', milliseconds(ours));
  line('whole process: bare app', milliseconds(bare));
  ratio('whole process', ours, bare, goal);
}

async function insideProcesses(folder: string, { orgs, plans }: Prepared, rounds: number): Promise<void> {
  const measured: Record<Subject, Measured[]> = { ours: [], bare: [] };
  const contestant = (subject: Subject) => async () => {
    const task = { subject, orgs, plans, outdir: folder, times: 15, profile: subject === 'ours' };
    const result = await measuredInChild(task);
    measured[subject].push(result);
    return result.first;
  };
  const first = await byTurns({ ours: contestant('ours'), bare: contestant('bare') }, rounds);
  const later = (subject: Subject) => median(measured[subject].flatMap(({ later }) => later ?? []));
  line('modules loaded, first synthesis: ours', milliseconds(first.ours));
  line('modules loaded, first synthesis: bare app', milliseconds(first.bare));
  ratio('modules loaded, first synthesis', first.ours, first.bare);
  line('the same, compiled: ours', milliseconds(later('ours')));
  line('the same, compiled: bare app', milliseconds(later('bare')));
  ratio('the same, compiled', later('ours'), later('bare'));
  for (const [index, { name }] of (measured.ours[0]?.parts ?? []).entries()) {
    const share = median(measured.ours.map(({ parts }) => parts[index]?.share ?? 0));
    line(`  of ours: ${name}`, `${(share * 100).toFixed(0)} %`);
  }
}
