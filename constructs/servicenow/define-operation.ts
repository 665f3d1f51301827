import { declaredIn } from '../../input/declared-in';
import { within } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import type { Inputs } from '../architect';
import type { OwnTable } from './define-table';
import { operationPlace } from './errors';
import type { CorrelationInput, Operation, OperationOutputs, OperationRequest } from './operation';
import { operationMistakes } from './operation-mistakes';

/**
 * @typeParam A the inputs that the request sends in its address or its query
 * @typeParam B the inputs that the request sends in its body
 */
export interface OperationProps<
  I extends Inputs,
  O extends OperationOutputs,
  A extends string = InputOf<I>,
  B extends string = A,
> extends Omit<Operation<I, O>, 'request' | 'inputs' | 'table' | 'ownTable'> {
  /** ServiceNow table: the name of one that the sandbox knows, such as `incident`, or one's own (`defineTable`). */
  readonly table: string | OwnTable;
  /** All inputs but `correlationId`, which `defineOperation` adds. */
  readonly inputs: I & { readonly correlationId?: never } & { readonly [Unsent in Exclude<keyof I, A | B>]: NotSent };
  /** How the inputs are sent: it names every input. */
  readonly request: OperationRequest<A, B>;
}

type InputOf<I> = Extract<keyof I, string> | 'correlationId';

/** In the compiler's message about an input that the request does not name. */
type NotSent = 'this input is declared but not sent; name it in the request or remove it';

const correlation: CorrelationInput = { correlationId: { type: 'string', required: true } };

/**
 * Declares an operation.
 *
 * @throws UserError that lists every mistake in it
 * @example
 * export const createTask = defineOperation({
 *   name: 'create-task',
 *   title: 'Create task',
 *   description: 'Creates a catalogue task.',
 *   table: 'sc_task',
 *   inputs: { shortDescription: { type: 'string', required: true, maxLength: 160 } },
 *   request: { method: 'POST', columns: { shortDescription: 'short_description' } },
 *   outputs: { number: { type: 'string', path: '$.result.number' } },
 *   repeat: { safe: false, lookup: findTask },
 * });
 */
export function defineOperation<
  const I extends Inputs,
  const O extends OperationOutputs,
  const A extends InputOf<NoInfer<I>> = never,
  const B extends InputOf<NoInfer<I>> = never,
>(props: OperationProps<I, O, A, B>): Operation<I & CorrelationInput, O> {
  return checkedOperation({ ...props, request: props.request }, defineOperation);
}

/**
 * An operation without mistakes.
 *
 * @param declaring the running function that a person calls to declare it: the mistakes name the place of that call
 */
export function checkedOperation<I extends Inputs, O extends OperationOutputs>(
  props: Omit<Operation<I, O>, 'table' | 'ownTable' | 'inputs'> & {
    readonly table: string | OwnTable;
    readonly inputs: I;
  },
  declaring: (...args: never[]) => unknown,
): Operation<I & CorrelationInput, O> {
  const table = tableOf(props.table);
  const mistakes = operationMistakes({ ...props, ...table });
  if (mistakes.length > 0) {
    const place = declaredIn(declaring);
    throw new UserError(mistakes.map((mistake) => ({ ...place, ...within(operationPlace(props.name), mistake) })));
  }
  return frozen({ ...props, ...table, inputs: { ...props.inputs, ...correlation } });
}

/** Whether a look-up finds a record of the operation again by its correlation id. */
export function isRecognised({ repeat }: Operation): boolean {
  return !repeat.safe && repeat.lookup !== undefined;
}

/** The members of an operation that say which table it calls. */
function tableOf(table: string | OwnTable): Pick<Operation, 'table' | 'ownTable'> {
  return typeof table === 'string' ? { table } : { table: table.name, ownTable: table };
}

function frozen<T extends object>(value: T): Readonly<T> {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part);
  return Object.freeze(value);
}
