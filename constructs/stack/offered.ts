import type { OrgConfig } from '../org';
import type { OperationSet } from '../servicenow';
import type { OwnFlow } from './own-flows/own-flow';

/** What a project offers: releases may name it, and stacks find it by its name. */
export interface Offered {
  /** The operations that releases may name. */
  readonly operations: OperationSet;
  /** The flows of its own that releases may name. */
  readonly flows: readonly OwnFlow[];
}

/** One org as its files describe it, with what its project offers. */
export type OfferedOrg = OrgConfig & { readonly project: Offered };
