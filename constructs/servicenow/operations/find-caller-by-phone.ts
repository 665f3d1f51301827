import { defineOperation } from '../define-operation';

/**
 * Active users whose phone or mobile number ends with some digits. ServiceNow keeps numbers as they were typed: a whole
 * number in international form misses, and digits with blanks between them are not found. Two users mean that the number
 * is ambiguous.
 */
export const findCallerByPhone = defineOperation({
  name: 'find-caller-by-phone',
  title: 'Find caller by phone',
  description: 'Finds active users by the last digits of their phone or mobile number.',
  table: 'sys_user',
  inputs: { phoneSuffix: { type: 'string', required: true, maxLength: 40 } },
  request: {
    method: 'GET',
    query: [
      { columns: ['active'], operator: '=', value: 'true' },
      { columns: ['phone', 'mobile_phone'], operator: 'ENDSWITH', input: 'phoneSuffix' },
    ],
    limit: 2,
  },
  outputs: {
    sysIds: { type: 'stringList', path: '$.result[*].sys_id' },
    names: { type: 'stringList', path: '$.result[*].name' },
  },
  repeat: { safe: true },
});
