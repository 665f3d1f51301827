import { defineOperation } from '../define-operation';

/** Urgency and impact are 1 (high) to 3 (low); ServiceNow derives the priority. */
export const escalateIncident = defineOperation({
  name: 'escalate-incident',
  title: 'Escalate incident',
  description: 'Changes the urgency of an incident, and its impact and group where given.',
  table: 'incident',
  inputs: {
    sysId: { type: 'string', required: true, maxLength: 32 },
    urgency: { type: 'string', required: true },
    impact: { type: 'string', required: false },
    assignmentGroup: { type: 'string', required: false, maxLength: 32 },
  },
  request: {
    method: 'PATCH',
    record: 'sysId',
    columns: { urgency: 'urgency', impact: 'impact', assignmentGroup: 'assignment_group' },
  },
  outputs: {
    number: { type: 'string', path: '$.result.number' },
    state: { type: 'string', path: '$.result.state', default: '""' },
    priority: { type: 'string', path: '$.result.priority', default: '""' },
  },
  repeat: { safe: true },
});
