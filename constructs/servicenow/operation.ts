import type { Inputs } from '../architect';
import type { OwnTable } from './define-table';

/**
 * One REST call to the Table API: its inputs, its request, its outputs, and whether it may be sent twice. A plain value;
 * `renderOperation` makes a data action of it.
 */
export interface Operation<I extends Inputs = Inputs, O extends OperationOutputs = OperationOutputs> {
  /** Identifies the operation in org files, such as `create-incident`. */
  readonly name: string;
  /** Name of the data action, such as `Create incident`. */
  readonly title: string;
  /**
   * Part of the name of the data action from 2 up, as in `Create incident v2`. Raise it when inputs or outputs change: the
   * new data action is made beside the old one, which live flows still call. @default 1
   */
  readonly version?: number;
  /**
   * The definition before, under the same name with a lower version. Its data action stays, called by no flow, for
   * executions that began before the release. Remove it in a later release. @default - no data action stays
   */
  readonly previous?: Operation;
  /** What the operation does, in a sentence. */
  readonly description: string;
  /** ServiceNow table, such as `incident`. */
  readonly table: string;
  /** The declaration of that table. @default - none; the sandbox knows the tables that contact centres use */
  readonly ownTable?: OwnTable;
  /** The inputs, with `correlationId`, which every operation has. */
  readonly inputs: I;
  /** The values that a flow may read from the answer, at least one. */
  readonly outputs: O;
  readonly request: OperationRequest;
  /** Whether the operation may run twice. */
  readonly repeat: Repeat;
}

/**
 * How inputs are sent, by HTTP method. It must name every input, and only inputs.
 *
 * @typeParam Name inputs in the address or the query
 * @typeParam InBody inputs in the body
 */
export type OperationRequest<Name extends string = string, InBody extends string = Name> =
  | FindRecords<Name>
  | CreateRecord<InBody>
  | UpdateRecord<Name, InBody>;

/** Finds records by an encoded query. */
export interface FindRecords<Name extends string = string> {
  readonly method: 'GET';
  /**
   * All conditions must hold. `^`, `:` and outer blanks of an input are removed; an input that is then empty finds
   * nothing.
   */
  readonly query: readonly Condition<Name>[];
  /** Column that orders the records, latest first. @default - the order of the table */
  readonly latestBy?: string;
  /** 1 to 100 records. */
  readonly limit: number;
}

/** A condition of an encoded query. With several columns, it holds when it holds for one of them. */
export type Condition<Name extends string = string> = {
  /** Names of columns; a dot follows a reference, as in `caller_id.email`. */
  readonly columns: readonly string[];
  readonly operator: '=' | '!=' | 'STARTSWITH' | 'ENDSWITH' | 'LIKE';
} & ({ readonly input: Name; readonly value?: never } | { readonly value: string; readonly input?: never });

/** Makes a record. The input `correlationId` is sent as `correlation_id`; a table without that column ignores it. */
export interface CreateRecord<Name extends string = string> extends Body<Name> {
  readonly method: 'POST';
}

/** Changes one record. */
export interface UpdateRecord<Name extends string = string, InBody extends string = Name> extends Body<InBody> {
  readonly method: 'PATCH';
  /** The input that holds the sys_id of the record. */
  readonly record: Name;
}

/**
 * Columns of a JSON body. ServiceNow takes every value as text, so all are sent as strings. An empty optional input is
 * omitted: the operation cannot empty a column.
 */
interface Body<Name extends string> {
  /** Input to column. */
  readonly columns: { readonly [N in Name]?: string };
  /** Column to a fixed value. @default - none */
  readonly values?: Readonly<Record<string, string>>;
}

/** ServiceNow returns every value as text: lists of texts from a GET, single texts from a write. */
export interface OperationOutput {
  readonly type: 'string' | 'stringList';
  /** JSONPath in the answer: `$.result[*].<column>` or `$.result.<column>`; `['a.b']` for a column with dots. */
  readonly path: string;
  /** JSON text of the value when the answer lacks the column. @default - the action fails */
  readonly default?: string;
}

export type OperationOutputs = Readonly<Record<string, OperationOutput>>;

export type Repeat =
  /** The operation may run any number of times. */
  | { readonly safe: true }
  /**
   * The operation must run once. `lookup` finds its record again by correlation id; without it, nothing shows whether
   * it ran.
   */
  | { readonly safe: false; readonly lookup?: Lookup };

/** An operation that finds records by correlation id; see `defineLookup`. */
export type Lookup = Operation<CorrelationInput, LookupOutputs>;

export type LookupOutputs = Readonly<Record<'correlationIds' | 'numbers' | 'sysIds', ListOutput>>;

interface ListOutput {
  readonly type: 'stringList';
  readonly path: string;
}

export type RequiredText = { readonly type: 'string'; readonly required: true };

/** Sent with every request as the header `X-Correlation-Id`. */
export type CorrelationInput = { readonly correlationId: RequiredText };
