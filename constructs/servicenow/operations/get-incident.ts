import { defineOperation } from '../define-operation';

/** The outputs are lists of one element, or empty when there is no such incident. */
export const getIncident = defineOperation({
  name: 'get-incident',
  title: 'Get incident',
  description: 'Reads an incident by its number.',
  table: 'incident',
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
    priorities: { type: 'stringList', path: '$.result[*].priority' },
    shortDescriptions: { type: 'stringList', path: '$.result[*].short_description' },
    callerIds: { type: 'stringList', path: '$.result[*].caller_id' },
    assignmentGroups: { type: 'stringList', path: '$.result[*].assignment_group' },
  },
  repeat: { safe: true },
});
