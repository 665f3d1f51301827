import type { Construct } from 'constructs';
import type { Edits, OrgConfig } from '../org';
import type { OperationSet } from '../servicenow';
import type { OwnFlow } from './own-flows/own-flow';
import type { ShippedContracts } from './recorded-contracts';

/** What `main.ts` and every command work with: what org files may name, and how an org becomes a stack. */
export interface Project {
  /** The operations that releases may name. */
  readonly operations: OperationSet;
  /** The flows of its own that releases may name. */
  readonly flows: readonly OwnFlow[];
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
  /** Synthesises a stack for each org. Mistakes are printed to stderr, and the exit code is then 2. */
  synth(): void;
}

/** What ships to an org. */
export interface ShippedStack extends ShippedContracts {
  /** The org as the stack has it, which may differ from what its files say. */
  readonly org: Org;
  /** Every flow of the stack, those that no file names among them. */
  readonly flows: readonly ShippedFlow[];
}

export interface ShippedFlow {
  /** In Archy's spelling, such as `inboundCall`. */
  readonly type: string;
  readonly name: string;
}

/** One org as its files describe it, in its project. */
export type Org = OrgConfig & { readonly project: Project };
