import { defineOperation } from '../define-operation';

/**
 * Finds active users whose phone or mobile number ends with the given digits. ServiceNow stores numbers as they were
 * typed: a whole number in international form may not match, and digits with blanks between them never do. Two users
 * mean that the number is ambiguous.
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
