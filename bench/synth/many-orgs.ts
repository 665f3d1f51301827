import { byTurns, median } from '../measure';
import { heading, line, milliseconds, ratio } from '../report';
import { prepareMany } from './prepare';
import { measuredInChild } from './processes';
import type { Subject } from './subjects';

const goal = 1.2;

/** What an org costs among few and among many, each measured in a process of its own. */
export async function manyOrgs(folder: string, quick: boolean): Promise<void> {
  const counts = quick ? [10, 100] : [10, 100, 1000];
  heading(`Synthesis of ${counts.join(', ')} orgs made from orgs/dev.yaml, per org`);
  const perOrg = new Map<string, number>();
  for (const count of counts) {
    const { orgs, plans } = await prepareMany(folder, count);
    const peaks: Record<Subject, number[]> = { ours: [], bare: [] };
    const contestant = (subject: Subject) => async () => {
      const measured = await measuredInChild({ subject, orgs, plans, outdir: folder, times: 1, profile: false });
      peaks[subject].push(measured.peakMb);
      return measured.first / count;
    };
    const took = await byTurns({ ours: contestant('ours'), bare: contestant('bare') }, count < 1000 ? 3 : 1);
    for (const subject of ['ours', 'bare'] as const) {
      perOrg.set(`${subject} ${count}`, took[subject]);
      const peak = `peak ${Math.round(median(peaks[subject]))} MB`;
      line(`${count} orgs: ${subject === 'ours' ? 'ours' : 'bare app'}`, milliseconds(took[subject]), peak);
    }
  }
  const [few = 0, many = 0] = [counts[0], counts.at(-1)];
  for (const subject of ['ours', 'bare'] as const) {
    const [atMany, atFew] = [perOrg.get(`${subject} ${many}`) ?? 0, perOrg.get(`${subject} ${few}`) ?? 0];
    const label = `an org of ${many} against one of ${few}: ${subject === 'ours' ? 'ours' : 'bare app'}`;
    ratio(label, atMany, atFew, subject === 'ours' ? goal : undefined);
  }
}
