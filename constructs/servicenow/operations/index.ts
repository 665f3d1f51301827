import { UserError } from '../../../input/user-error';
import { noLookup } from '../errors';
import type { Operation } from '../operation';
import { addComment } from './add-comment';
import { addWorkNote } from './add-work-note';
import { createCase } from './create-case';
import { createIncident } from './create-incident';
import { escalateIncident } from './escalate-incident';
import { findCallerByKey } from './find-caller-by-key';
import { findCallerByPhone } from './find-caller-by-phone';
import { findCaseByCorrelationId } from './find-case-by-correlation-id';
import { findIncidentByCorrelationId } from './find-incident-by-correlation-id';
import { getIncident } from './get-incident';
import { getRequestItem } from './get-request-item';
import { listOpenIncidents } from './list-open-incidents';
import { logInteraction } from './log-interaction';
import { reopenIncident } from './reopen-incident';
import { resolveIncident } from './resolve-incident';

/** The shipped operations, by name. */
export const catalogue: ReadonlyMap<string, Operation> = new Map(
  [
    findCallerByPhone,
    findCallerByKey,
    createIncident,
    findIncidentByCorrelationId,
    getIncident,
    listOpenIncidents,
    addWorkNote,
    addComment,
    escalateIncident,
    resolveIncident,
    reopenIncident,
    createCase,
    findCaseByCorrelationId,
    getRequestItem,
    logInteraction,
  ].map((operation: Operation) => [operation.name, operation]),
);

export const operationNames: readonly string[] = [...catalogue.keys()];

const lookupsByName: ReadonlyMap<string, string> = new Map(
  Array.from(catalogue.values()).flatMap(({ name, repeat }) =>
    repeat.safe || repeat.lookup === undefined ? [] : [[name, repeat.lookup.name]],
  ),
);

/**
 * Name of the operation that finds the record of a create operation again.
 *
 * @throws UserError when the operation is unknown or has no lookup
 */
export function lookupOf(name: string): string {
  const lookup = lookupsByName.get(name);
  if (lookup === undefined) throw new UserError([noLookup(name, [...lookupsByName.keys()])]);
  return lookup;
}
