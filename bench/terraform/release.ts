import { type LoadRow, otherReleasesUnderLoad, releasesUnderLoad } from '../../test/terraform/load/load-rows';
import { perMinute, seed } from '../../test/terraform/load/org-under-load';
import type { Load } from '../../test/terraform/load/under-load';
import { SandboxOrgs } from '../../test/terraform/sandbox-orgs';
import { heading, line } from '../report';

/** Counts the calls that fail while Terraform carries out each release of the release table, in virtual time. */
export async function release(): Promise<void> {
  const orgs = new SandboxOrgs();
  // Contracts that the project has recorded are not compared: what Terraform itself does is asked here.
  process.chdir(orgs.root);
  try {
    heading(`Releases under load: org dev, ${perMinute} contacts a minute, seed ${seed}, virtual time`);
    for (const row of releasesUnderLoad) await measure(row, orgs);
    heading('Releases that stop, that have a window, or that lack a cause for which no call fails');
    for (const row of otherReleasesUnderLoad) await measure(row, orgs);
  } finally {
    process.chdir('/');
    orgs.remove();
  }
}

async function measure({ name, run }: LoadRow, orgs: SandboxOrgs): Promise<void> {
  const { failed, ...load } = await run(orgs);
  const sum = [...failed.values()].reduce((total, count) => total + count, 0);
  line(name, `${sum} failed`, remark(load));
  for (const [reason, count] of failed) line('', String(count), reason);
}

function remark({ contacts, crossed, seconds }: Omit<Load, 'failed'>): string {
  return `of the calls of ${contacts} contacts, ${crossed} in flight at a change; Terraform took ${seconds.toFixed(0)} s`;
}
