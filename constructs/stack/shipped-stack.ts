import type { ActionContract } from '../servicenow';
import type { OfferedOrg } from './offered';

/** What ships to an org, and how long a call may go on that began before a release. */
export interface ShippedStack {
  /** The org as the stack has it, which may differ from what its files say. */
  readonly org: OfferedOrg;
  readonly contracts: readonly ActionContract[];
  /** The longest time of a call, in seconds. */
  readonly longestCallSeconds: number;
  /** Every flow of the stack, those that no file names among them. */
  readonly flows: readonly ShippedFlow[];
}

export interface ShippedFlow {
  /** In Archy's spelling, such as `inboundCall`. */
  readonly type: string;
  readonly name: string;
}
