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

/** The operations that come with this project. */
export const catalogue: readonly Operation[] = [
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
];

export {
  addComment,
  addWorkNote,
  createCase,
  createIncident,
  escalateIncident,
  findCallerByKey,
  findCallerByPhone,
  findCaseByCorrelationId,
  findIncidentByCorrelationId,
  getIncident,
  getRequestItem,
  listOpenIncidents,
  logInteraction,
  reopenIncident,
  resolveIncident,
};
