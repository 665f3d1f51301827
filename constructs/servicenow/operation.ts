import type { Inputs } from '../architect';

/**
 * One REST call to the Table API: what a caller gives, how it is sent, what comes back, and whether it may be sent twice.
 * A plain value, rendered to a data action by `renderOperation`.
 */
export interface Operation<I extends Inputs = Inputs, O extends OperationOutputs = OperationOutputs> {
  /** Identifies the operation in org files, such as `create-incident`. */
  readonly name: string;
  /** Name of the data action, such as `Create incident`. */
  readonly title: string;
  readonly description: string;
  /** ServiceNow table. */
  readonly table: string;
  /** With `correlationId`, which every operation has. */
  readonly inputs: I;
  readonly outputs: O;
  readonly request: OperationRequest;
  readonly repeat: Repeat;
}

/** How inputs are sent, by HTTP method. An input that is not named is a mistake, as is a name that is no input. */
export type OperationRequest<Name extends string = string> =
  | FindRecords<Name>
  | CreateRecord<Name>
  | UpdateRecord<Name>;

/** Finds records by an encoded query. */
export interface FindRecords<Name extends string = string> {
  readonly method: 'GET';
  /** All conditions must hold. Of an input, `^`, `:` and blanks at its ends are removed; when nothing is left, nothing is found. */
  readonly query: readonly Condition<Name>[];
  /** Column that orders the records, latest first. @default - in the order of the table */
  readonly latestBy?: string;
  /** 1 to 100 records. */
  readonly limit: number;
}

/** A condition of an encoded query; with several columns, one of them must fulfil it. */
export type Condition<Name extends string = string> = {
  /** Dots lead through references, as in `caller_id.email`. */
  readonly columns: readonly string[];
  readonly operator: '=' | '!=' | 'STARTSWITH' | 'ENDSWITH' | 'LIKE';
} & ({ readonly input: Name; readonly value?: never } | { readonly value: string; readonly input?: never });

/** Makes a record. The column `correlation_id` gets the input `correlationId`; a table without that column ignores it. */
export interface CreateRecord<Name extends string = string> extends Body<Name> {
  readonly method: 'POST';
}

/** Changes one record. */
export interface UpdateRecord<Name extends string = string> extends Body<Name> {
  readonly method: 'PATCH';
  /** The input that holds the sys_id of the record. */
  readonly record: Name;
}

/**
 * Columns of a JSON body. ServiceNow takes every value as text, so all are sent as strings. An optional input that is
 * empty is left out: a caller cannot empty a column.
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
  /** JSON text for a column that the answer does not have. @default - the action fails */
  readonly default?: string;
}

export type OperationOutputs = Readonly<Record<string, OperationOutput>>;

export type Repeat =
  /** It may run any number of times. */
  | { readonly safe: true }
  /** It must run once. With a lookup, a record that it made is found again by its correlation id; without, nothing tells. */
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
