import { defineLookup, defineOperation, defineTable } from 'genesys-servicenow-cdktf';

/** A table of a plugin that the sandbox does not know. */
export const hrCase = defineTable({
  name: 'sn_hr_core_case',
  extends: 'task',
  columns: {
    subject_person: { type: 'reference', table: 'sys_user' },
    hr_service: { type: 'string', maxLength: 40 },
  },
});

const findHrCaseByCorrelationId = defineLookup({
  name: 'find-hr-case-by-correlation-id',
  title: 'Find HR case by correlation id',
  description: 'Finds the HR case that was created under a correlation id.',
  table: hrCase,
});

export const createHrCase = defineOperation({
  name: 'create-hr-case',
  title: 'Create HR case',
  description: 'Creates an HR case.',
  table: hrCase,
  inputs: {
    shortDescription: { type: 'string', required: true, maxLength: 160 },
    description: { type: 'string', required: false, maxLength: 4000 },
    callerId: { type: 'string', required: false, maxLength: 32 },
    service: { type: 'string', required: false, maxLength: 40 },
  },
  request: {
    method: 'POST',
    columns: {
      shortDescription: 'short_description',
      description: 'description',
      callerId: 'subject_person',
      service: 'hr_service',
    },
  },
  outputs: {
    number: { type: 'string', path: '$.result.number' },
    sysId: { type: 'string', path: '$.result.sys_id' },
  },
  repeat: { safe: false, lookup: findHrCaseByCorrelationId },
});

export const listHrCases = defineOperation({
  name: 'list-hr-cases',
  title: 'List HR cases',
  description: 'Lists the HR cases of a person.',
  table: hrCase,
  inputs: { subjectPerson: { type: 'string', required: true, maxLength: 32 } },
  request: {
    method: 'GET',
    query: [{ columns: ['subject_person'], operator: '=', input: 'subjectPerson' }],
    limit: 5,
  },
  outputs: { numbers: { type: 'stringList', path: '$.result[*].number' } },
  repeat: { safe: true },
});
