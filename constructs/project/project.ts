import type { Construct } from 'constructs';
import type { Edits, OrgConfig } from '../org';
import type { Offered } from '../stack/offered';
import type { ShippedStack } from '../stack/shipped-stack';

/** What `main.ts` and every command work with: what org files may name, and how an org becomes a stack. */
export interface Project extends Offered {
  /**
   * Reads every file in the folder `orgs`, sorted by name, and those of their releases.
   *
   * @param folder of the project. @default - the working directory
   * @param edits texts to read in place of those of files, by their paths, such as `orgs/dev.yaml`. @default - none
   * @throws UserError with every mistake in all files, or when the app has cdktf or constructs twice
   */
  loadOrgs(folder?: string, edits?: Edits): readonly Org[];
  /** Declares the stack of an org: what ships. */
  stack(scope: Construct, org: Org): ShippedStack;
  /**
   * Synthesises a stack for each org. Mistakes are printed to stderr, and the exit code is then 2. Variables in the
   * environment that lead Terraform away from the real org are reported too.
   */
  synth(): void;
}

/** One org as its files describe it, in its project. */
export type Org = OrgConfig & { readonly project: Project };
