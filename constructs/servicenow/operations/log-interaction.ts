import { defineOperation } from '../define-operation';

/** In the base system the table interaction has no correlation id, so ServiceNow cannot recognise a repeat. */
export const logInteraction = defineOperation({
  name: 'log-interaction',
  title: 'Log interaction',
  description: 'Logs a conversation as an interaction.',
  table: 'interaction',
  inputs: {
    type: { type: 'string', required: true },
    shortDescription: { type: 'string', required: true, maxLength: 160 },
    openedFor: { type: 'string', required: false, maxLength: 32 },
    assignedTo: { type: 'string', required: false, maxLength: 32 },
    workNote: { type: 'string', required: false, maxLength: 4000 },
  },
  request: {
    method: 'POST',
    columns: {
      type: 'type',
      shortDescription: 'short_description',
      openedFor: 'opened_for',
      assignedTo: 'assigned_to',
      workNote: 'work_notes',
    },
  },
  outputs: {
    number: { type: 'string', path: '$.result.number' },
    sysId: { type: 'string', path: '$.result.sys_id' },
  },
  repeat: { safe: false },
});
