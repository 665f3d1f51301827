import { defineOperation } from '../../constructs/servicenow/define-operation';
import type { OwnTable } from '../../constructs/servicenow/define-table';
import { defineLookup } from '../../constructs/servicenow/lookup';
import type { Operation } from '../../constructs/servicenow/operation';

/** Two operations on HR cases and the look-up of the first, modelled on create-case. */
export function hrOperations(table: OwnTable | string): readonly Operation[] {
  const findHrCase = defineLookup({
    name: 'find-hr-case-by-correlation-id',
    title: 'Find HR case by correlation id',
    description: 'Finds the HR case that was created under a correlation id.',
    table,
  });
  const createHrCase = defineOperation({
    name: 'create-hr-case',
    title: 'Create HR case',
    description: 'Creates an HR case.',
    table,
    inputs: {
      shortDescription: { type: 'string', required: true, maxLength: 160 },
      description: { type: 'string', required: false, maxLength: 4000 },
      subjectPerson: { type: 'string', required: false, maxLength: 32 },
    },
    request: {
      method: 'POST',
      columns: {
        shortDescription: 'short_description',
        description: 'description',
        subjectPerson: 'subject_person',
      },
      values: typeof table === 'string' ? {} : { hr_service: 'general' },
    },
    outputs: {
      number: { type: 'string', path: '$.result.number' },
      sysId: { type: 'string', path: '$.result.sys_id' },
    },
    repeat: { safe: false, lookup: findHrCase },
  });
  const listHrCases = defineOperation({
    name: 'list-hr-cases',
    title: 'List HR cases',
    description: 'Lists the HR cases of a person.',
    table,
    inputs: { subjectPerson: { type: 'string', required: true, maxLength: 32 } },
    request: {
      method: 'GET',
      query: [{ columns: ['subject_person'], operator: '=', input: 'subjectPerson' }],
      limit: 5,
    },
    outputs: { numbers: { type: 'stringList', path: '$.result[*].number' } },
    repeat: { safe: true },
  });
  return [findHrCase, createHrCase, listHrCases];
}
