import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { SandboxFolder } from '../../commands/org/sandbox-folder';
import { apply, isDone } from '../../commands/terraform/apply';
import type { Org } from '../../constructs/project/project';
import { byTurns } from '../measure';
import { heading, line, milliseconds, ratio } from '../report';
import { type Size, sizedOrg } from './sized-org';

const sizes = { small: { actions: 16, flows: 3 }, large: { actions: 160, flows: 48 } } as const;
const goal = 1.3;

/** The time of a resource in an org with many, against one in an org with few. */
export async function perResource(folder: string, quick: boolean): Promise<void> {
  const { small, large } = sizes;
  heading(`Terraform: apply of ${inWords(large)} against ${inWords(small)}, with the second plan: time per resource`);
  const contestant = (size: Size) => {
    const org = sizedOrg(size);
    return () => timePerResource(org, mkdtempSync(join(folder, 'sized-')));
  };
  const measured = await byTurns({ small: contestant(small), large: contestant(large) }, quick ? 1 : 3);
  line(inWords(small), milliseconds(measured.small));
  line(inWords(large), milliseconds(measured.large));
  ratio('a resource among many against one among few', measured.large, measured.small, goal);
}

async function timePerResource(org: Org, folder: string): Promise<number> {
  const start = performance.now();
  const result = await apply(org, new SandboxFolder(org.name, folder), { destroy: false, onLine: () => undefined });
  if (!isDone(result)) throw new Error(`an org with ${result.changes.length} resources was not applied`);
  return (performance.now() - start) / result.changes.length;
}

function inWords({ actions, flows }: Size): string {
  return `${actions} data actions and ${flows} flows`;
}
