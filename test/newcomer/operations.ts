interface NewOperation {
  readonly name: string;
  /** Name of the constant that its file exports. */
  readonly constant: string;
  /** Text of its file. */
  readonly text: string;
}

/** An operation of each kind: one that reads, one that changes, and one that creates, with its look-up. */
export const newOperations: readonly NewOperation[] = [
  {
    name: 'get-change',
    constant: 'getChange',
    text: `import { defineOperation } from 'genesys-servicenow-cdktf';

export const getChange = defineOperation({
  name: 'get-change',
  title: 'Get change',
  description: 'Reads a change request by its number.',
  table: 'change_request',
  inputs: { number: { type: 'string', required: true, maxLength: 40 } },
  request: {
    method: 'GET',
    query: [{ columns: ['number'], operator: '=', input: 'number' }],
    limit: 1,
  },
  outputs: { states: { type: 'stringList', path: '$.result[*].state' } },
  repeat: { safe: true },
});
`,
  },
  {
    name: 'cancel-incident',
    constant: 'cancelIncident',
    text: `import { defineOperation } from 'genesys-servicenow-cdktf';

export const cancelIncident = defineOperation({
  name: 'cancel-incident',
  title: 'Cancel incident',
  description: 'Cancels an incident.',
  table: 'incident',
  inputs: {
    sysId: { type: 'string', required: true, maxLength: 32 },
    reason: { type: 'string', required: true, maxLength: 4000 },
  },
  request: { method: 'PATCH', record: 'sysId', columns: { reason: 'close_notes' }, values: { state: '8' } },
  outputs: { number: { type: 'string', path: '$.result.number' } },
  repeat: { safe: true },
});
`,
  },
  {
    name: 'find-change-by-correlation-id',
    constant: 'findChangeByCorrelationId',
    text: `import { defineLookup } from 'genesys-servicenow-cdktf';

export const findChangeByCorrelationId = defineLookup({
  name: 'find-change-by-correlation-id',
  title: 'Find change by correlation id',
  description: 'Finds the change request that was created under a correlation id.',
  table: 'change_request',
});
`,
  },
  {
    name: 'create-change',
    constant: 'createChange',
    text: `import { defineOperation } from 'genesys-servicenow-cdktf';
import { findChangeByCorrelationId } from './find-change-by-correlation-id';

export const createChange = defineOperation({
  name: 'create-change',
  title: 'Create change',
  description: 'Creates a change request.',
  table: 'change_request',
  inputs: { shortDescription: { type: 'string', required: true, maxLength: 160 } },
  request: { method: 'POST', columns: { shortDescription: 'short_description' } },
  outputs: {
    number: { type: 'string', path: '$.result.number' },
    sysId: { type: 'string', path: '$.result.sys_id' },
  },
  repeat: { safe: false, lookup: findChangeByCorrelationId },
});
`,
  },
];
