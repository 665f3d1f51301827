/** The error object that a failed execution hands to a flow (docs/platform-facts.md, Call Data and its failures). */
export interface ActionError {
  readonly status: number;
  readonly errorCode: string;
  readonly correlationId: string;
  readonly userMessage: string;
  /** Always empty: no message here has parameters. @default [] */
  readonly userParams?: readonly never[];
  readonly details: readonly { readonly errorCode: string }[];
  /** False where the platform fills none of the flow's failure outputs; `status` is 0 then. @default true */
  readonly reported?: boolean;
  /** One for an answer of the other side: in test mode its status and text, secrets masked, otherwise that it is hidden. @default [] */
  readonly errors?: readonly NestedError[];
}

export interface NestedError {
  readonly status: number;
  readonly errorCode: string;
  readonly userMessage: string;
  readonly userParams: readonly never[];
  readonly details: readonly never[];
  readonly errors: readonly never[];
}

export type ActionOutcome =
  /** In Architect's flattened form, dotted names and arrays of scalars, unless the execution was told otherwise. */
  | { readonly exit: 'success'; readonly outputs: Readonly<Record<string, unknown>> }
  | { readonly exit: 'failure'; readonly error: ActionError }
  | { readonly exit: 'timeout' };
