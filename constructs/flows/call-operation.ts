import { type Assignment, assign, type Expression, expr, type FlowType, type Node, nodes, unset } from '../architect';
import type { DataActionRef, InputBindings, Inputs, OutputBindings, Outputs } from '../architect/data-action-ref';
import { afterFailure, afterSuccess, afterTimeout } from './exits';
import { lookupStep } from './lookup-step';
import { pauses } from './pause';
import type { Step } from './reasons';
import type { KeyedRepeat, Recipe, Repeat } from './recipe';
import { holdsToken, tokenStep, withToken } from './token-step';
import { memory, results } from './variables';
import { lastLookup } from './worst-case';

/** One operation as a flow calls it. */
export interface OperationCall<F extends FlowType, I extends Inputs, O extends Outputs> {
  /** The name that people read, such as `Create incident`. */
  readonly title: string;
  /** How the reason for having no answer names the operation. @default 'request' */
  readonly step?: Step;
  /** The data action of the operation. */
  readonly action: DataActionRef<I, O>;
  /** All inputs but the token. */
  readonly inputs: Omit<InputBindings<I>, 'accessToken'>;
  /** Variables that receive outputs. */
  readonly outputs: OutputBindings<O>;
  /** How a repeat is made harmless. */
  readonly repeat: Repeat;
  /** Resets the variables of the outputs before each attempt: an output that is not set may keep its last value. */
  readonly reset: readonly Assignment[];
  /** Runs just before each send, such as a note that the request may have been sent. @default - nothing */
  readonly beforeSend?: readonly Node<F>[];
}

/**
 * The actions of one operation: a token where needed, up to `attempts` tries with pauses between them, a look-up before
 * each try that might make a second record, and one last look-up. Leaves `outcome` (`done`, `created`, `found`,
 * `refused`, `failed`, `unconfirmed`), `reason`, `attempts` and `renewals` in their variables.
 *
 * @example
 * const actions = [
 *   ...callOperation(recipe, {
 *     title: 'Add work note',
 *     action,
 *     inputs: { sysId, workNote, correlationId },
 *     outputs: {},
 *     repeat: { kind: 'never' },
 *     reset: [],
 *   }),
 *   nodes.endWorkflow({ name: 'End', exitReason: results.outcome }),
 * ];
 */
export function callOperation<F extends FlowType, I extends Inputs, O extends Outputs>(
  recipe: Recipe<F>,
  call: OperationCall<F, I, O>,
): readonly Node<F>[] {
  const { attempts } = recipe.limits;
  const { repeat } = call;
  const hasLookup = isKeyed(repeat);
  const goes = expr.equal(memory.step, 'go');
  const isDone = expr.equal(memory.step, 'done');
  const tries = hasLookup ? expr.and(goes, expr.not(memory.lastLook)) : goes;
  // Only a failed token request or look-up can stop a send, so without both the check is omitted.
  const mayStop = hasLookup || recipe.refreshToken !== undefined;
  const sending = send(recipe, call);
  const onlyLookupLeft = expr.or(memory.ended, expr.atLeast(memory.attempt, attempts - 1));
  const wouldLookAtOnce = repeat.kind === 'lookup' ? [expr.and(memory.lookupFailed, onlyLookupLeft)] : [];
  const waits = lastLookupAfterFailure(recipe, repeat) === 'waits';

  return [
    begin(call),
    nodes.loop<F>({
      name: `Try: ${call.title}`,
      count: hasLookup ? attempts + 1 : attempts,
      index: memory.attempt,
      body: [
        beginRound(recipe, call),
        ...(recipe.refreshToken ? [tokenStep(recipe, recipe.refreshToken, tries)] : []),
        ...(hasLookup ? [lookupStep(recipe, repeat, expr.and(goes, ...onlyLast(repeat), memory.maybeSent))] : []),
        ...(mayStop ? [nodes.decision<F>({ name: `Send: ${call.title}?`, condition: tries, yes: sending })] : sending),
        nodes.decision<F>({
          name: 'Leave the loop?',
          condition: hasLookup
            ? expr.or(
                isDone,
                memory.lastLook,
                expr.and(memory.ended, expr.not(memory.maybeSent)),
                ...(waits ? [] : wouldLookAtOnce),
              )
            : expr.or(isDone, memory.ended),
          yes: [nodes.loopExit('Leave the loop')],
        }),
        nodes.decision<F>({
          name: 'Pause?',
          condition: expr.and(expr.equal(memory.step, 'wait'), expr.less(memory.attempt, attempts - 1)),
          yes: [pauses[recipe.dialect.type].action('Pause', recipe.limits)],
        }),
        ...(waits ? wouldLookAtOnce : []).map((condition) =>
          nodes.decision<F>({
            name: 'Pause before the last look-up?',
            condition: expr.and(condition, ...holdsToken(recipe)),
            yes: [pauses[recipe.dialect.type].first('Pause before the last look-up', recipe.limits)],
          }),
        ),
      ],
    }),
    nodes.updateData(
      `Outcome: ${call.title}`,
      assign(results.outcome, expr.ifElse(isDone, results.outcome, outcomeWithoutAnswer(repeat))),
    ),
  ];
}

/** A look-up that failed is not repeated at once. Where the budget has no room for a pause, it is not repeated. */
function lastLookupAfterFailure<F extends FlowType>(recipe: Recipe<F>, { kind }: Repeat): 'waits' | 'leftOut' {
  const call = { flowType: recipe.dialect.type, chained: recipe.refreshToken !== undefined, repeat: kind };
  return lastLookup(recipe.limits, call);
}

function isKeyed(repeat: Repeat): repeat is KeyedRepeat {
  return repeat.kind === 'lookup' || repeat.kind === 'coalesced';
}

/** A repeat that ServiceNow itself recognises needs no look-up before it, only the last one. */
function onlyLast({ kind }: KeyedRepeat): readonly Expression<'boolean'>[] {
  return kind === 'coalesced' ? [memory.lastLook] : [];
}

function begin<F extends FlowType, I extends Inputs, O extends Outputs>({
  title,
  repeat,
}: OperationCall<F, I, O>): Node<FlowType> {
  const waitsForEarlierRun = repeat.kind === 'lookup';
  return nodes.updateData(
    `Begin: ${title}`,
    assign(memory.attempts, 0),
    assign(memory.dropped, false),
    assign(memory.ended, false),
    assign(memory.maybeSent, isKeyed(repeat) ? memory.triedBefore : false),
    assign(
      memory.safeFrom,
      waitsForEarlierRun ? expr.ifElse(memory.triedBefore, memory.earlierSafeFrom, expr.now()) : expr.now(),
    ),
    assign(results.reason, ''),
  );
}

function beginRound<F extends FlowType, I extends Inputs, O extends Outputs>(
  recipe: Recipe<F>,
  call: OperationCall<F, I, O>,
): Node<FlowType> {
  const hasLookup = isKeyed(call.repeat);
  const isBeyond = expr.or(memory.ended, expr.atLeast(memory.attempt, recipe.limits.attempts));
  const counted = expr.plus(memory.attempt, 1);
  return nodes.updateData(
    'Begin the round',
    assign(memory.step, 'go'),
    ...(hasLookup ? [assign(memory.lastLook, isBeyond)] : []),
    ...(call.repeat.kind === 'lookup' ? [assign(memory.lookupFailed, false)] : []),
    assign(memory.attempts, hasLookup ? expr.ifElse(isBeyond, memory.attempts, counted) : counted),
    ...(recipe.refreshToken ? [assign(memory.fresh, false)] : []),
    ...(recipe.dialect.readsStatus ? [unset(memory.status)] : []),
    ...call.reset,
  );
}

function send<F extends FlowType, I extends Inputs, O extends Outputs>(
  recipe: Recipe<F>,
  call: OperationCall<F, I, O>,
): readonly Node<F>[] {
  const { step = 'request' } = call;
  return [
    ...(call.beforeSend ?? []),
    nodes.updateData('Note the time', assign(memory.sentAt, expr.now())),
    recipe.dialect.callData<I, O>({
      name: call.title,
      action: call.action,
      inputs: withToken<F, I>(recipe, call.inputs),
      outputs: call.outputs,
      timeoutSeconds: recipe.limits.actionSeconds,
      onSuccess: afterSuccess(step, call.repeat),
      onFailure: afterFailure(recipe, step, call.repeat),
      onTimeout: afterTimeout(step, call.repeat),
    }),
  ];
}

function outcomeWithoutAnswer(repeat: Repeat): Expression<'string'> {
  const certain = expr.ifElse(memory.ended, expr.text('refused'), 'failed');
  return repeat.kind === 'safe' ? certain : expr.ifElse(memory.maybeSent, 'unconfirmed', certain);
}
