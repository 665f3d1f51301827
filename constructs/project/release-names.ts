import type { FlowUses } from '../org/json-schema';
import type { ReleaseNames } from '../org/release-names';
import type { Offered } from '../stack/offered';
import { creates, findsCallers, fitting } from './rules/operation-roles';

/** What the releases of a project can choose from, and which operations fit each use in a flow. */
export function releaseNames({ operations, flows }: Offered): ReleaseNames & FlowUses {
  return {
    operations: operations.names,
    ownFlows: flows.map(({ name }) => name),
    creates: fitting(operations, creates),
    findCallers: fitting(operations, findsCallers),
  };
}
