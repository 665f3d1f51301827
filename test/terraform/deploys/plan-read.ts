import { isApplied } from '../../../commands/deploy/apply-org';
import { applyOrgText } from '../../../commands/deploy/apply-text';
import { planOrgText } from '../../../commands/deploy/text';
import type { Org } from '../../../constructs/project/project';
import { org } from '../../releases/rows';
import type { SandboxOrgs } from '../sandbox-orgs';
import { DeployedOrg } from './deployed-org';

/** An org whose call flow has another text. */
export function withGreeting(given: Org, greeting: string): Org {
  const flows = given.release.flows.map((flow) =>
    flow.type === 'inboundCall' ? { ...flow, texts: { ...flow.texts, greeting } } : flow,
  );
  return { ...given, release: { ...given.release, flows } };
}

/** What a person has read the plan of: one operation more, and another text. */
export const read = withGreeting(
  { ...org, release: { ...org.release, operations: [...org.release.operations, 'add-comment'] } },
  'Another greeting.',
);

/** An org that was deployed, and the plan that was read of it. */
export interface PlanRead {
  readonly base: DeployedOrg;
  readonly fingerprint: string;
  readonly text: string;
}

const known = new WeakMap<SandboxOrgs, Promise<PlanRead>>();

/** The plan that was read, of an org that was deployed; made once. */
export function planRead(orgs: SandboxOrgs): Promise<PlanRead> {
  const found = known.get(orgs) ?? newRead(orgs);
  known.set(orgs, found);
  return found;
}

async function newRead(orgs: SandboxOrgs): Promise<PlanRead> {
  const base = await DeployedOrg.empty(orgs, org);
  try {
    const first = await base.apply(org);
    if (!isApplied(first)) throw new Error(applyOrgText(first));
    const plan = await base.plan(read);
    return { base, fingerprint: plan.fingerprint ?? 'none', text: planOrgText(plan) };
  } finally {
    await base.close();
  }
}
