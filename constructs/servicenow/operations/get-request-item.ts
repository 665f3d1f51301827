import { defineOperation } from '../define-operation';

/** The outputs are lists of one element, or empty when there is no such item. */
export const getRequestItem = defineOperation({
  name: 'get-request-item',
  title: 'Get request item',
  description: 'Reads a requested item of the service catalogue by its number.',
  table: 'sc_req_item',
  inputs: { number: { type: 'string', required: true, maxLength: 40 } },
  request: {
    method: 'GET',
    query: [{ columns: ['number'], operator: '=', input: 'number' }],
    limit: 1,
  },
  outputs: {
    numbers: { type: 'stringList', path: '$.result[*].number' },
    sysIds: { type: 'stringList', path: '$.result[*].sys_id' },
    states: { type: 'stringList', path: '$.result[*].state' },
    stages: { type: 'stringList', path: '$.result[*].stage' },
    shortDescriptions: { type: 'stringList', path: '$.result[*].short_description' },
  },
  repeat: { safe: true },
});
