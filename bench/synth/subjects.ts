import type { StackPlan } from '../bare/stack-plan';

/** What is compared: this project, and the same stacks made of the bindings alone. */
export type Subject = 'ours' | 'bare';

/** Where a subject finds its stacks. */
export interface Input {
  /** Folder of the org files. */
  readonly orgs: string;
  /** The plans of the same stacks, in the order of the files. */
  readonly plans: readonly StackPlan[];
}

/**
 * Loads the modules of a subject, of that one only, and returns its synthesis: from org files or plans to a folder of
 * stacks.
 */
export async function load(subject: Subject, { orgs, plans }: Input): Promise<(outdir: string) => void> {
  if (subject === 'bare') {
    const { synthesiseBare } = await import('../bare/bare-stack.js');
    const named = new Map(plans.map((plan) => [plan.name, plan]));
    return (outdir) => synthesiseBare(named, outdir);
  }
  const [{ App }, { loadOrgs }, { orgRules }, { OrgStack }] = await Promise.all([
    import('cdktf'),
    import('../../constructs/org/index.js'),
    import('../../constructs/org-rules.js'),
    import('../../constructs/org-stack.js'),
  ]);
  return (outdir) => {
    const app = new App({ outdir });
    for (const org of loadOrgs(orgs, orgRules)) new OrgStack(app, org);
    app.synth();
  };
}
