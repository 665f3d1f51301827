import { defineOperation } from '../define-operation';

/**
 * The close code must be one of the instance's choices. ServiceNow drops an unknown one silently and then answers 403,
 * since state 6 (Resolved) needs both a close code and notes.
 */
export const resolveIncident = defineOperation({
  name: 'resolve-incident',
  title: 'Resolve incident',
  description: 'Sets an incident to Resolved, with a close code and notes.',
  table: 'incident',
  inputs: {
    sysId: { type: 'string', required: true, maxLength: 32 },
    closeCode: { type: 'string', required: true },
    closeNotes: { type: 'string', required: true, maxLength: 4000 },
  },
  request: {
    method: 'PATCH',
    record: 'sysId',
    columns: { closeCode: 'close_code', closeNotes: 'close_notes' },
    values: { state: '6' },
  },
  outputs: {
    number: { type: 'string', path: '$.result.number' },
    state: { type: 'string', path: '$.result.state', default: '""' },
  },
  repeat: { safe: true },
});
