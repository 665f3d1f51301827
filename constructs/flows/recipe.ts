import type { CallDataProps, Expression, FlowType, Node, Variable } from '../architect';
import type { DataActionRef, Inputs, Outputs } from '../architect/data-action-ref';
import type { Limits } from './limits';
import type { StatusTests } from './statuses';

/** How the flows of one org call ServiceNow; read by `callOperation`. */
export interface Recipe<F extends FlowType> {
  /** The flow type that the actions are written for. */
  readonly dialect: Dialect<F>;
  readonly limits: Limits;
  /** The meaning of the statuses of failures. */
  readonly status: StatusTests;
  /** The token action. @default - the platform gets and renews tokens itself */
  readonly refreshToken?: TokenAction;
  /**
   * After a failure that leaves open whether a record exists: `retry` creates again, once a look-up finds none and no
   * lost request can still commit; `neverRecreate` only looks up.
   */
  readonly onUnknownFailure: 'retry' | 'neverRecreate';
}

/** The differences between flow types that the recipe depends on. */
export interface Dialect<F extends FlowType> {
  readonly type: F;
  /** Id of the conversation, which the flow may not have. */
  readonly conversationId: Expression<'string'>;
  /** Whether the flow can read why a data action failed. */
  readonly readsStatus: boolean;
  callData<I extends Inputs, O extends Outputs>(props: CallDataProps<F, I, O>): Node<F>;
  readData(name: string, attributes: Readonly<Record<string, Variable<'string'>>>): Node<F>;
  writeData(name: string, attributes: Readonly<Record<string, Expression<'string'>>>): Node<F>;
}

/** How a repeat of an operation is made harmless. */
export type Repeat =
  /** The operation may run any number of times. */
  | { readonly kind: 'safe' }
  /** The operation makes a record that a look-up finds again by its correlation id. */
  | ({ readonly kind: 'lookup' } & Recognition)
  /**
   * ServiceNow makes one record of a correlation id, however often it is sent. `status` receives what the answer
   * reports: `inserted`, `updated`, `ignored`, or anything else when nothing is certain.
   */
  | ({ readonly kind: 'coalesced'; readonly status: Variable<'string'> } & Recognition)
  /** Nothing shows whether the operation ran: it is not sent again once it may have run. */
  | { readonly kind: 'never' };

/** The repeats of creates whose record can be found again. */
export type KeyedRepeat = Extract<Repeat, Recognition>;

/** How the record of an earlier request is found. */
interface Recognition {
  readonly lookup: LookupAction;
  readonly correlationId: Expression<'string'>;
}

/** A required input of type string. */
export type RequiredText = { readonly type: 'string'; readonly required: true };
/** An output that is a list of texts. */
export type TextList = { readonly type: 'stringList' };

export type LookupInputs = { readonly correlationId: RequiredText };
/** The records of the answer, column by column. */
export type LookupOutputs = {
  readonly correlationIds: TextList;
  readonly numbers: TextList;
  readonly sysIds: TextList;
};
/** Finds records by correlation id. */
export type LookupAction = DataActionRef<LookupInputs, LookupOutputs>;

export type TokenInputs = Record<never, never>;
/** The outputs of the token action that flows read. */
export type TokenOutputs = {
  readonly accessToken: { readonly type: 'string' };
  /** Remaining life as text: a number of seconds, or any text that ServiceNow sent. */
  readonly expiresIn: { readonly type: 'string' };
};
/** Gets a token. */
export type TokenAction = DataActionRef<TokenInputs, TokenOutputs>;
