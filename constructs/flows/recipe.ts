import {
  type Assignment,
  assign,
  type DataActionRef,
  type Expression,
  expr,
  type FlowType,
  type InputBindings,
  type Inputs,
  type Node,
  nodes,
  type OutputBindings,
  type Outputs,
  unset,
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
  const goes = expr.equal(memory.step, expr.text('go'));
  const isDone = expr.equal(memory.step, expr.text('done'));
  const tries = looks ? expr.and(goes, expr.not(memory.lastLook)) : goes;
  // A token or a look that failed is a reason not to send; with neither, nothing is.
  const mayStop = looks || recipe.refreshToken !== undefined;
  const sending = send(recipe, call);

  return [
    begin(call),
    nodes.loop<F>({
      name: `Try: ${call.title}`,
      count: looks ? attempts + 1 : attempts,
      index: memory.attempt,
      body: [
        beginRound(recipe, call),
        ...(recipe.refreshToken ? [tokenStep(recipe, recipe.refreshToken, tries)] : []),
        ...(looks ? [lookStep(recipe, repeat, expr.and(goes, ...looksInRound(repeat), memory.maybeSent))] : []),
        ...(mayStop ? [nodes.decision<F>({ name: `Send: ${call.title}?`, condition: tries, yes: sending })] : sending),
        nodes.decision<F>({
          name: 'Leave the loop?',
          condition: looks
            ? expr.or(isDone, memory.lastLook, expr.and(memory.ended, expr.not(memory.maybeSent)))
            : expr.or(isDone, memory.ended),
          yes: [nodes.loopExit('Leave the loop')],
        }),
        nodes.decision<F>({
          name: 'Pause?',
          condition: expr.and(
            expr.equal(memory.step, expr.text('wait')),
            expr.less(memory.attempt, expr.integer(attempts - 1)),
          ),
          yes: [recipe.medium.pause('Pause', recipe.limits)],
        }),
      ],
    }),
    nodes.updateData(
      `Outcome: ${call.title}`,
      assign(results.outcome, expr.ifElse(isDone, results.outcome, outcomeWithoutAnswer(repeat))),
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
  return nodes.updateData(
    `Begin: ${title}`,
    assign(memory.attempts, expr.integer(0)),
    assign(memory.dropped, expr.boolean(false)),
    assign(memory.ended, expr.boolean(false)),
    assign(memory.maybeSent, isKeyed(repeat) ? memory.triedBefore : expr.boolean(false)),
    assign(
      memory.safeFrom,
      waitsForEarlierRun ? expr.ifElse(memory.triedBefore, memory.earlierSafeFrom, expr.now()) : expr.now(),
    ),
    assign(results.reason, expr.text('')),
  );
}

function beginRound<F extends FlowType, I extends Inputs, O extends Outputs>(
  recipe: Recipe<F>,
  call: OperationCall<F, I, O>,
): Node<FlowType> {
  const looks = isKeyed(call.repeat);
  const isBeyond = expr.or(memory.ended, expr.atLeast(memory.attempt, expr.integer(recipe.limits.attempts)));
  const counted = expr.plus(memory.attempt, expr.integer(1));
  return nodes.updateData(
    'Begin the round',
    assign(memory.step, expr.text('go')),
    ...(looks ? [assign(memory.lastLook, isBeyond)] : []),
    assign(memory.attempts, looks ? expr.ifElse(memory.lastLook, memory.attempts, counted) : counted),
    ...(recipe.refreshToken ? [assign(memory.fresh, expr.boolean(false))] : []),
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
    nodes.updateData('Note the time', assign(memory.sentAt, expr.now())),
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
  const certain = expr.ifElse(memory.ended, expr.text('refused'), expr.text('failed'));
  return repeat.kind === 'safe' ? certain : expr.ifElse(memory.maybeSent, expr.text('unconfirmed'), certain);
}
