import { defineOperation } from '../define-operation';

/** Finds active users by a key that a caller knows. Two users mean that the key is ambiguous. */
export const findCallerByKey = defineOperation({
  name: 'find-caller-by-key',
  title: 'Find caller by key',
  description: 'Finds active users by employee number, e-mail address or user name.',
  table: 'sys_user',
  inputs: { key: { type: 'string', required: true, maxLength: 100 } },
  request: {
    method: 'GET',
    query: [
      { columns: ['active'], operator: '=', value: 'true' },
      { columns: ['employee_number', 'email', 'user_name'], operator: '=', input: 'key' },
    ],
    limit: 2,
  },
  outputs: {
    sysIds: { type: 'stringList', path: '$.result[*].sys_id' },
    names: { type: 'stringList', path: '$.result[*].name' },
  },
  repeat: { safe: true },
});
