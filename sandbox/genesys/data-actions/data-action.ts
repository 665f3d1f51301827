/** A data action as it stands in an org: what the platform stores, templates unescaped from Terraform. */
export interface DataAction {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly secure: boolean;
  readonly integrationId: string;
  /** JSON Schema draft-04 documents, parsed. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
  readonly successSchema: Readonly<Record<string, unknown>>;
  readonly request: {
    readonly type: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    readonly urlTemplate: string;
    readonly headers: Readonly<Record<string, string>>;
    /** Ignored for GET. */
    readonly template: string;
  };
  readonly response: {
    readonly translationMap: Readonly<Record<string, string>>;
    readonly translationMapDefaults: Readonly<Record<string, string>>;
    readonly successTemplate: string;
  };
  /** 1 to 60; the platform's own 60 when it is not set. */
  readonly timeoutSeconds: number;
}

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
