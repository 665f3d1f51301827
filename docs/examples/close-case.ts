import { defineOperation } from 'genesys-servicenow-cdktf';

/** State 3 is Closed in the base system. */
export const closeCase = defineOperation({
  name: 'close-case',
  title: 'Close case',
  description: 'Closes a customer service case.',
  table: 'sn_customerservice_case',
  inputs: { sysId: { type: 'string', required: true, maxLength: 32 } },
  request: { method: 'PATCH', record: 'sysId', columns: {}, values: { state: '3' } },
  outputs: { number: { type: 'string', path: '$.result.number' } },
  repeat: { safe: true },
});
