import { defineOperation } from '../define-operation';

/** Each request adds an entry, and ServiceNow cannot recognise a repeat. */
export const addWorkNote = defineOperation({
  name: 'add-work-note',
  title: 'Add work note',
  description: 'Adds a work note, which the caller cannot see, to an incident.',
  table: 'incident',
  inputs: {
    sysId: { type: 'string', required: true, maxLength: 32 },
    workNote: { type: 'string', required: true, maxLength: 4000 },
  },
  request: { method: 'PATCH', record: 'sysId', columns: { workNote: 'work_notes' } },
  outputs: {
    number: { type: 'string', path: '$.result.number' },
    updatedOn: { type: 'string', path: '$.result.sys_updated_on', default: '""' },
  },
  repeat: { safe: false },
});
