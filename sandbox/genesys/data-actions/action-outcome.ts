/**
 * The error object that a flow receives from a failed execution (docs/platform-facts.md, Call Data and its failures).
 */
export interface ActionError {
  readonly status: number;
  readonly errorCode: string;
  readonly correlationId: string;
  readonly userMessage: string;
  /** Always empty, because no message here has parameters. @default [] */
  readonly userParams?: readonly never[];
  readonly details: readonly { readonly errorCode: string }[];
  /** False where the platform sets none of the flow's failure outputs; then `status` is 0. @default true */
  readonly reported?: boolean;
  /**
   * One error for an answer of the remote endpoint. Only test mode shows its status and text, with secrets masked.
   *
   * @default []
   */
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
  /** Flattened by default, as Architect receives it: dotted names, and arrays of scalars. */
  | {
      readonly exit: 'success';
      readonly outputs: Readonly<Record<string, unknown>>;
      /** In test mode: the body that the remote endpoint answered, with secrets masked. */
      readonly remote?: string;
    }
  | { readonly exit: 'failure'; readonly error: ActionError }
  | { readonly exit: 'timeout' };
