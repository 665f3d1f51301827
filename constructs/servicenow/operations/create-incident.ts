import { defineOperation } from '../define-operation';
import { findIncidentByCorrelationId } from './find-incident-by-correlation-id';

/** Priority is not among the inputs: ServiceNow derives it from impact and urgency. */
export const createIncident = defineOperation({
  name: 'create-incident',
  title: 'Create incident',
  description: 'Creates an incident.',
  table: 'incident',
  inputs: {
    shortDescription: { type: 'string', required: true, maxLength: 160 },
    description: { type: 'string', required: false, maxLength: 4000 },
    callerId: { type: 'string', required: false, maxLength: 32 },
    urgency: { type: 'string', required: false },
    impact: { type: 'string', required: false },
    contactType: { type: 'string', required: false },
    category: { type: 'string', required: false },
    assignmentGroup: { type: 'string', required: false, maxLength: 32 },
  },
  request: {
    method: 'POST',
    columns: {
      shortDescription: 'short_description',
      description: 'description',
      callerId: 'caller_id',
      urgency: 'urgency',
      impact: 'impact',
      contactType: 'contact_type',
      category: 'category',
      assignmentGroup: 'assignment_group',
    },
  },
  outputs: {
    number: { type: 'string', path: '$.result.number' },
    sysId: { type: 'string', path: '$.result.sys_id' },
  },
  repeat: { safe: false, lookup: findIncidentByCorrelationId },
});
