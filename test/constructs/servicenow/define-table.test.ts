import { relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { defineTable } from '../../../constructs/servicenow/define-table';
import type { Operation } from '../../../constructs/servicenow/operation';
import { createHrCase, hrCase, listHrCases } from '../../../docs/examples/own-operations/operations/hr-cases';
import { type Mistake, mistakeText } from '../../../input/mistake';
import { UserError } from '../../../input/user-error';

function mistakesOf(declare: () => unknown): readonly Mistake[] {
  try {
    declare();
  } catch (error) {
    if (error instanceof UserError) return error.mistakes;
  }
  return [];
}

describe('a table of one’s own', () => {
  it('is given to operations and look-ups instead of a name', () => {
    const { lookup } = createHrCase.repeat as { readonly lookup: Operation };
    expect([lookup, createHrCase, listHrCases].map(({ table, ownTable }) => [table, ownTable])).toEqual(
      Array.from({ length: 3 }, () => ['sn_hr_core_case', hrCase]),
    );
  });

  it('reports all its mistakes at once, with the file that declares it', () => {
    const mistakes = mistakesOf(() =>
      defineTable({
        name: 'HR case',
        extends: 'Task',
        columns: {
          'hr service': { type: 'string', maxLength: 0 },
          person: { type: 'reference', table: 'User' },
          level: { type: 'text' as 'string' },
        },
      }),
    );
    const table = 'expected the name of a table in ServiceNow, such as incident or u_my_table';
    expect(new Set(mistakes.map(({ file }) => file))).toEqual(new Set([relative(process.cwd(), __filename)]));
    expect(mistakes.map((mistake) => mistakeText({ ...mistake, file: undefined, line: undefined }))).toEqual([
      `table "HR case", table: got "HR case"; ${table}`,
      `table "HR case", extends: got "Task"; ${table}`,
      'table "HR case", columns: got the column "hr service"; expected its name as in ServiceNow, lower case, such as short_description',
      'table "HR case", column "hr service", maxLength: got 0; expected at least 1',
      `table "HR case", column "person", table: got "User"; ${table}`,
      'table "HR case", column "level": got "text"; expected one of string, integer, boolean, dateTime, journal, choice, reference',
    ]);
  });
});
