import { defineOperation } from '../define-operation';

export const reopenIncident = defineOperation({
  name: 'reopen-incident',
  title: 'Reopen incident',
  description: 'Sets a resolved incident back to In Progress.',
  table: 'incident',
  inputs: { sysId: { type: 'string', required: true, maxLength: 32 } },
  request: { method: 'PATCH', record: 'sysId', columns: {}, values: { state: '2' } },
  outputs: {
    number: { type: 'string', path: '$.result.number' },
    state: { type: 'string', path: '$.result.state', default: '""' },
  },
  repeat: { safe: true },
});
