import type { Inputs } from '../architect';
import { checkedOperation, type OperationProps } from './define-operation';
import type { Lookup, OperationOutputs } from './operation';

/** Two, so that the lists show a second record under the same id. The flows take the first. */
const limit = 2;

/**
 * Declares the look-up of a create operation, which finds records of a table by correlation id. An empty list means
 * that there is no record; an answer without `result` fails. Compare `correlationIds` with the requested id: ServiceNow
 * ignores a condition on a column that the user may not read, and then finds other records.
 *
 * @throws UserError that lists every mistake in name, title, description or table
 * @example
 * export const findTask = defineLookup({
 *   name: 'find-task-by-correlation-id',
 *   title: 'Find task by correlation id',
 *   description: 'Finds the task that an earlier request created.',
 *   table: 'sc_task',
 * });
 */
export function defineLookup(
  props: Pick<OperationProps<Inputs, OperationOutputs>, 'name' | 'title' | 'description' | 'table'>,
): Lookup {
  return checkedOperation(
    {
      ...props,
      inputs: {},
      request: {
        method: 'GET',
        query: [{ columns: ['correlation_id'], operator: '=', input: 'correlationId' }],
        limit,
      },
      outputs: {
        correlationIds: { type: 'stringList', path: '$.result[*].correlation_id' },
        numbers: { type: 'stringList', path: '$.result[*].number' },
        sysIds: { type: 'stringList', path: '$.result[*].sys_id' },
      },
      repeat: { safe: true },
    },
    defineLookup,
  );
}
