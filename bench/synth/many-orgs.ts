import { byTurns, median } from '../measure';
import { measuredInChild } from '../processes';
import { heading, line, milliseconds, ratio } from '../report';
import type { Measured, Task } from './child';
import { type Examples, prepareMany } from './prepare';
import type { Subject } from './subjects';

const goal = 1.2;
const labels: Readonly<Record<Subject, string>> = { ours: 'ours', bare: 'bare app' };

/** What an org costs among few and among many, each count in a process of its own. */
export async function manyOrgs(folder: string, examples: Examples, quick: boolean): Promise<void> {
  const counts = quick ? [10, 100] : [10, 100, 1000];
  heading(`Synthesis of ${counts.join(', ')} orgs made from the example org dev: time per org`);
  const perOrg: Record<Subject, number>[] = [];
  for (const count of counts) perOrg.push(await timePerOrg(folder, examples, count));
  const [few, many] = [perOrg[0], perOrg.at(-1)];
  if (few === undefined || many === undefined) return;
  const between = `an org among ${counts.at(-1)} against one among ${counts[0]}`;
  ratio(`${between}: ours`, many.ours, few.ours, goal);
  ratio(`${between}: bare app`, many.bare, few.bare);
}

async function timePerOrg(folder: string, examples: Examples, count: number): Promise<Record<Subject, number>> {
  const input = prepareMany(folder, examples, count);
  const peaks: Record<Subject, number[]> = { ours: [], bare: [] };
  const contestant = (subject: Subject) => async () => {
    const task: Task = { ...input, subject, outdir: folder, times: 1, profile: false };
    const measured = await measuredInChild<Task, Measured>('synth/child.ts', task);
    peaks[subject].push(measured.peakMb);
    return measured.first / count;
  };
  const took = await byTurns({ ours: contestant('ours'), bare: contestant('bare') }, count < 1000 ? 3 : 1);
  for (const subject of ['ours', 'bare'] as const) {
    line(
      `${count} orgs: ${labels[subject]}`,
      milliseconds(took[subject]),
      `peak ${Math.round(median(peaks[subject]))} MB`,
    );
  }
  return took;
}
