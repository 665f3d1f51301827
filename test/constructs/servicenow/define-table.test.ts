import { describe, expect, it } from '@jest/globals';
import { defineTable } from '../../../constructs/servicenow/define-table';
import { hrCase } from '../../../docs/examples/own-table';
import { hrOperations } from '../../support/hr-operations';

describe('a table of one’s own', () => {
  it('is given to operations and look-ups instead of a name', () => {
    expect(hrOperations(hrCase).map(({ table, ownTable }) => [table, ownTable])).toEqual(
      Array.from({ length: 3 }, () => ['sn_hr_core_case', hrCase]),
    );
  });

  it('reports all its mistakes at once', () => {
    const declare = () =>
      defineTable({
        name: 'HR case',
        extends: 'Task',
        columns: {
          'hr service': { type: 'string', maxLength: 0 },
          person: { type: 'reference', table: 'User' },
          level: { type: 'text' as 'string' },
        },
      });
    const table = 'expected the name of a table in ServiceNow, such as incident or u_my_table';
    expect(declare).toThrow(
      [
        `table "HR case", table: got "HR case"; ${table}`,
        `table "HR case", extends: got "Task"; ${table}`,
        'table "HR case", columns: got the column "hr service"; expected its name as in ServiceNow, lower case, such as short_description',
        'table "HR case", column "hr service", maxLength: got 0; expected at least 1',
        `table "HR case", column "person", table: got "User"; ${table}`,
        'table "HR case", column "level": got "text"; expected one of string, integer, boolean, dateTime, journal, choice, reference',
      ].join('\n'),
    );
  });
});
