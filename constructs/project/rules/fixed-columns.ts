import { didYouMean } from '../../../input/did-you-mean';
import type { Finding } from '../../../input/finding';
import type { Path } from '../../../input/path';
import { shown } from '../../../input/shown';
import type { FlowConfig } from '../../org';
import type { OperationSet } from '../../servicenow';
import { inputsByColumn } from '../../stack/fixed-inputs';

/** Inputs of creates that flows fill themselves. */
const filledByFlows: readonly string[] = [
  'correlationId',
  'shortDescription',
  'description',
  'callerId',
  'contactType',
];

/** The fixed columns of a flow that its create does not take, and those that it lacks. @param at the place of the flow */
export function fixedColumnMistakes(
  { create, columns }: FlowConfig,
  operations: OperationSet,
  at: Path,
): readonly Finding[] {
  const operation = operations.find(create);
  if (operation === undefined) return [];
  const inputs = inputsByColumn(operation);
  const free = Array.from(inputs).flatMap(([column, input]) => (filledByFlows.includes(input) ? [] : [column]));
  const missing = free.filter(
    (column) => operation.inputs[inputs.get(column) ?? '']?.required && !Object.hasOwn(columns, column),
  );
  const needed = missing.map((column) => ({
    at: [...at, 'columns'],
    problem: `${shown(create)} needs a text for the column ${column}`,
    next: `add ${column} with the text of every record`,
  }));
  const wrong = Object.entries(columns).flatMap(([column, text]): readonly Finding[] => {
    const path = [...at, 'columns', column];
    const input = inputs.get(column);
    if (input === undefined || filledByFlows.includes(input)) {
      const problem = input === undefined ? `${shown(create)} has no input for it` : 'the flow fills it itself';
      return [{ at: path, problem, expected: free.join(', '), next: didYouMean(column, free) }];
    }
    const longest = operation.inputs[input]?.maxLength ?? text.length;
    return text.length <= longest
      ? []
      : [{ at: path, given: `${text.length} characters`, expected: `at most ${longest}` }];
  });
  return [...needed, ...wrong];
}
