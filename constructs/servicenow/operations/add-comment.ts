import { defineOperation } from '../define-operation';

/** Each request adds an entry, and ServiceNow cannot recognise a repeat. */
export const addComment = defineOperation({
  name: 'add-comment',
  title: 'Add comment',
  description: 'Adds a comment, which the caller can see, to an incident.',
  table: 'incident',
  inputs: {
    sysId: { type: 'string', required: true, maxLength: 32 },
    comment: { type: 'string', required: true, maxLength: 4000 },
  },
  request: { method: 'PATCH', record: 'sysId', columns: { comment: 'comments' } },
  outputs: {
    number: { type: 'string', path: '$.result.number' },
    updatedOn: { type: 'string', path: '$.result.sys_updated_on', default: '""' },
  },
  repeat: { safe: false },
});
