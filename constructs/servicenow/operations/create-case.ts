import { defineOperation } from '../define-operation';
import { findCaseByCorrelationId } from './find-case-by-correlation-id';

/** Needs the plugin com.sn_customerservice. It uses the Table API, since the case API cannot query by correlation id. */
export const createCase = defineOperation({
  name: 'create-case',
  title: 'Create case',
  description: 'Creates a customer service case.',
  table: 'sn_customerservice_case',
  inputs: {
    shortDescription: { type: 'string', required: true, maxLength: 160 },
    description: { type: 'string', required: false, maxLength: 4000 },
    contactId: { type: 'string', required: false, maxLength: 32 },
    accountId: { type: 'string', required: false, maxLength: 32 },
    priority: { type: 'string', required: false },
    contactType: { type: 'string', required: false },
    category: { type: 'string', required: false },
    assignmentGroup: { type: 'string', required: false, maxLength: 32 },
  },
  request: {
    method: 'POST',
    columns: {
      shortDescription: 'short_description',
      description: 'description',
      contactId: 'contact',
      accountId: 'account',
      priority: 'priority',
      contactType: 'contact_type',
      category: 'category',
      assignmentGroup: 'assignment_group',
    },
  },
  outputs: {
    number: { type: 'string', path: '$.result.number' },
    sysId: { type: 'string', path: '$.result.sys_id' },
  },
  repeat: { safe: false, lookup: findCaseByCorrelationId },
});
