import type { FlowConfig } from '../org';
import type { Operation, OperationSet } from '../servicenow';

/** The inputs that a flow's fixed columns give to its create. */
export function fixedInputsOf(
  { create, columns }: FlowConfig,
  operations: OperationSet,
): Readonly<Record<string, string>> {
  const inputs = inputsByColumn(operations.find(create));
  return Object.fromEntries(
    Object.entries(columns).flatMap(([column, text]) => {
      const input = inputs.get(column);
      return input === undefined ? [] : [[input, text]];
    }),
  );
}

/** The inputs of a create whose text goes into one column, by that column. */
export function inputsByColumn(operation: Operation | undefined): ReadonlyMap<string, string> {
  if (operation?.request.method !== 'POST') return new Map();
  const columns: Readonly<Record<string, string | undefined>> = operation.request.columns;
  const sent = Object.entries(columns).flatMap(([input, column]) =>
    column !== undefined && operation.inputs[input]?.type === 'string' ? [[column, input] as const] : [],
  );
  return new Map([['correlation_id', 'correlationId'], ...sent]);
}
