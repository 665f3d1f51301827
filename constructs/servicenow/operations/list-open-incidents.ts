import { defineOperation } from '../define-operation';

/** Lists at most five incidents, the latest change first. */
export const listOpenIncidents = defineOperation({
  name: 'list-open-incidents',
  title: 'List open incidents',
  description: 'Lists the open incidents of a caller, the latest change first.',
  table: 'incident',
  inputs: { callerId: { type: 'string', required: true, maxLength: 32 } },
  request: {
    method: 'GET',
    query: [
      { columns: ['caller_id'], operator: '=', input: 'callerId' },
      { columns: ['active'], operator: '=', value: 'true' },
    ],
    latestBy: 'sys_updated_on',
    limit: 5,
  },
  outputs: {
    numbers: { type: 'stringList', path: '$.result[*].number' },
    sysIds: { type: 'stringList', path: '$.result[*].sys_id' },
    states: { type: 'stringList', path: '$.result[*].state' },
    shortDescriptions: { type: 'stringList', path: '$.result[*].short_description' },
    callerIds: { type: 'stringList', path: '$.result[*].caller_id' },
  },
  repeat: { safe: true },
});
