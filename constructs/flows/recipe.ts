import {
  type Assignment,
  and,
  assign,
  atLeast,
  boolean,
  type DataActionRef,
  decision,
  type Expression,
  equal,
  type FlowType,
  type InputBindings,
  type Inputs,
  ifElse,
  integer,
  less,
  loop,
  loopExit,
  type Node,
  not,
  now,
  type OutputBindings,
  type Outputs,
  or,
  plus,
  text,
  unset,
  updateData,
  type Variable,
} from '../architect';
import type { Medium } from './dialect';
import { afterAnswer, afterTimeout, judgeOperation } from './exits';
import type { Limits } from './limits';
import { type LookupAction, lookStep } from './lookup-step';
import type { StatusTests } from './statuses';
import { type TokenAction, tokenStep, withToken } from './token-step';
import { memory, results } from './variables';

/** How the flows of one org call ServiceNow. */
export interface Recipe<F extends FlowType> {
  readonly medium: Medium<F>;
  readonly limits: Limits;
  readonly status: StatusTests;
  /** The token action; undefined where the platform gets and renews tokens itself. */
  readonly refreshToken?: TokenAction;
  /** What follows a failure that leaves open whether a record exists, once a look-up finds none and no lost request can still commit. */
  readonly onUnknownFailure: 'retry' | 'neverRecreate';
}

/** How the record of an earlier sending is found. */
interface Recognition {
  readonly lookup: LookupAction;
  readonly correlationId: Expression<'string'>;
}

/** How a repeat of an operation is made harmless. */
export type Repeat =
  /** It may run any number of times. */
  | { readonly kind: 'safe' }
  /** It makes a record that is found again by its correlation id. */
  | ({ readonly kind: 'lookup' } & Recognition)
  /**
   * ServiceNow makes one record of a correlation id, however often it is sent. `status` is what the answer says that it
   * did: `inserted`, `updated`, `ignored`, or anything else when nothing is certain.
   */
  | ({ readonly kind: 'coalesced'; readonly status: Variable<'string'> } & Recognition)
  /** Nothing tells whether it ran: it is not sent again once it may have been. */
  | { readonly kind: 'never' };

/** The repeats of creates whose record can be found again. */
export type KeyedRepeat = Extract<Repeat, Recognition>;

export interface OperationCall<F extends FlowType, I extends Inputs, O extends Outputs> {
  /** As people call it, such as `Create incident`. */
  readonly title: string;
  readonly action: DataActionRef<I, O>;
  /** Everything but the token. */
  readonly inputs: Omit<InputBindings<I>, 'accessToken'>;
  readonly outputs: OutputBindings<O>;
  readonly repeat: Repeat;
  /** Puts the variables of the outputs back before each attempt: an output that is not set may keep its last value. */
  readonly reset: readonly Assignment[];
  /** Runs just before each sending, such as a note that it may have been sent. @default - nothing */
  readonly beforeSend?: readonly Node<F>[];
}

/**
 * The actions of one operation: a token where needed, up to `attempts` tries with pauses between them, a look-up before
 * each try that might make a second record, and one last look. Leaves `outcome` (`done`, `created`, `found`, `refused`,
 * `failed`, `unconfirmed`), `reason`, `attempts` and `renewals` in their variables.
 */
export function callOperation<F extends FlowType, I extends Inputs, O extends Outputs>(
  recipe: Recipe<F>,
  call: OperationCall<F, I, O>,
): readonly Node<F>[] {
  const { attempts } = recipe.limits;
  const { repeat } = call;
  const looks = isKeyed(repeat);
  const goes = equal(memory.step, text('go'));
  const isDone = equal(memory.step, text('done'));
  const tries = looks ? and(goes, not(memory.lastLook)) : goes;
  // A token or a look that failed is a reason not to send; with neither, nothing is.
  const mayStop = looks || recipe.refreshToken !== undefined;
  const sending = send(recipe, call);

  return [
    begin(call),
    loop<F>({
      name: `Try: ${call.title}`,
      count: looks ? attempts + 1 : attempts,
      index: memory.attempt,
      body: [
        beginRound(recipe, call),
        ...(recipe.refreshToken ? [tokenStep(recipe, recipe.refreshToken, tries)] : []),
        ...(looks ? [lookStep(recipe, repeat, and(goes, ...looksInRound(repeat), memory.maybeSent))] : []),
        ...(mayStop ? [decision<F>({ name: `Send: ${call.title}?`, condition: tries, yes: sending })] : sending),
        decision<F>({
          name: 'Leave the loop?',
          condition: looks
            ? or(isDone, memory.lastLook, and(memory.ended, not(memory.maybeSent)))
            : or(isDone, memory.ended),
          yes: [loopExit('Leave the loop')],
        }),
        decision<F>({
          name: 'Pause?',
          condition: and(equal(memory.step, text('wait')), less(memory.attempt, integer(attempts - 1))),
          yes: [recipe.medium.pause('Pause', recipe.limits)],
        }),
      ],
    }),
    updateData(
      `Outcome: ${call.title}`,
      assign(results.outcome, ifElse(isDone, results.outcome, outcomeWithoutAnswer(repeat))),
    ),
  ];
}

function isKeyed(repeat: Repeat): repeat is KeyedRepeat {
  return repeat.kind === 'lookup' || repeat.kind === 'coalesced';
}

/** A repeat that ServiceNow recognises itself needs no look before it. */
function looksInRound({ kind }: KeyedRepeat): readonly Expression<'boolean'>[] {
  return kind === 'coalesced' ? [memory.lastLook] : [];
}

function begin<F extends FlowType, I extends Inputs, O extends Outputs>({
  title,
  repeat,
}: OperationCall<F, I, O>): Node<FlowType> {
  const waitsForEarlierRun = repeat.kind === 'lookup';
  return updateData(
    `Begin: ${title}`,
    assign(memory.attempts, integer(0)),
    assign(memory.dropped, boolean(false)),
    assign(memory.ended, boolean(false)),
    assign(memory.maybeSent, isKeyed(repeat) ? memory.triedBefore : boolean(false)),
    assign(memory.safeFrom, waitsForEarlierRun ? ifElse(memory.triedBefore, memory.earlierSafeFrom, now()) : now()),
    assign(results.reason, text('')),
  );
}

function beginRound<F extends FlowType, I extends Inputs, O extends Outputs>(
  recipe: Recipe<F>,
  call: OperationCall<F, I, O>,
): Node<FlowType> {
  const looks = isKeyed(call.repeat);
  const isBeyond = or(memory.ended, atLeast(memory.attempt, integer(recipe.limits.attempts)));
  const counted = plus(memory.attempt, integer(1));
  return updateData(
    'Begin the round',
    assign(memory.step, text('go')),
    ...(looks ? [assign(memory.lastLook, isBeyond)] : []),
    assign(memory.attempts, looks ? ifElse(memory.lastLook, memory.attempts, counted) : counted),
    ...(recipe.refreshToken ? [assign(memory.fresh, boolean(false))] : []),
    ...(recipe.medium.readsStatus ? [unset(memory.status)] : []),
    ...call.reset,
  );
}

function send<F extends FlowType, I extends Inputs, O extends Outputs>(
  recipe: Recipe<F>,
  call: OperationCall<F, I, O>,
): readonly Node<F>[] {
  return [
    ...(call.beforeSend ?? []),
    updateData('Note the time', assign(memory.sentAt, now())),
    recipe.medium.callData<I, O>({
      name: call.title,
      action: call.action,
      inputs: withToken<F, I>(recipe, call.inputs),
      outputs: call.outputs,
      timeoutSeconds: recipe.limits.actionSeconds,
      onSuccess: afterAnswer(call.repeat),
      onFailure: judgeOperation(recipe, call.repeat),
      onTimeout: afterTimeout(call.repeat),
    }),
  ];
}

function outcomeWithoutAnswer(repeat: Repeat): Expression<'string'> {
  const certain = ifElse(memory.ended, text('refused'), text('failed'));
  return repeat.kind === 'safe' ? certain : ifElse(memory.maybeSent, text('unconfirmed'), certain);
}
