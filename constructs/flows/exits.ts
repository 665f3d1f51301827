import {
  type Assignment,
  addSeconds,
  and,
  append,
  assign,
  asText,
  atLeast,
  boolean,
  decision,
  type Expression,
  equal,
  type FlowType,
  firstTrue,
  ifElse,
  integer,
  isNotSetOrEmpty,
  isSet,
  type Node,
  not,
  now,
  or,
  text,
  updateData,
} from '../architect';
import { slowFailureSeconds, transactionLimitSeconds } from './limits';
import type { Recipe, Repeat } from './recipe';
import { dropToken, mayDrop } from './token-step';
import { memory, results } from './variables';

const waits = assign(memory.step, text('wait'));
const again = assign(memory.step, text('again'));

/** What follows the success exit of an operation: where ServiceNow coalesces, the answer says what came of it. */
export function afterAnswer<F extends FlowType>(repeat: Repeat): readonly Node<F>[] {
  if (repeat.kind !== 'coalesced') return [done(repeat.kind === 'lookup' ? 'created' : 'done')];
  const hasNumber = not(isNotSetOrEmpty(results.number));
  const says = (status: string) => equal(repeat.status, text(status));
  const reason = assign(results.reason, append(text('no record, import status '), repeat.status));
  return [
    firstTrue<F>({
      name: 'What came of it?',
      cases: [
        { when: and(hasNumber, says('inserted')), actions: [done('created')] },
        { when: and(hasNumber, or(says('updated'), says('ignored'))), actions: [done('found')] },
      ],
      otherwise: [updateData('It went wrong', ...lost(repeat, memory.safeFrom), waits, reason)],
    }),
  ];
}

function done(outcome: 'created' | 'found' | 'done'): Node<FlowType> {
  return updateData(
    'It is done',
    assign(memory.step, text('done')),
    assign(results.outcome, text(outcome)),
    assign(results.reason, text('')),
  );
}

/** What follows the failure exit of an operation. */
export function judgeOperation<F extends FlowType>(recipe: Recipe<F>, repeat: Repeat): readonly Node<F>[] {
  const refused = [refuse(recipe)];
  const other = lost(repeat, safeFromAfterFailure(recipe));
  return judge(recipe, { secondExpiry: refused, refused, other, timedOut: afterTimeout(repeat) });
}

/** What follows the failure exit of a look-up: nothing is sent until one has succeeded. */
export function judgeLookup<F extends FlowType>(recipe: Recipe<F>): readonly Node<F>[] {
  const waiting = [updateData('Wait', waits, because(recipe, 'look-up failed'))];
  return judge(recipe, { secondExpiry: waiting, refused: [refuse(recipe)], other: [] });
}

/** What follows the timeout exit of an operation: the request may still be done. */
export function afterTimeout<F extends FlowType>(repeat: Repeat): readonly Node<F>[] {
  const safeFrom = addSeconds(now(), integer(transactionLimitSeconds));
  const reason = assign(results.reason, text('no answer in time'));
  return [updateData('No answer in time', ...lost(repeat, safeFrom), waits, reason)];
}

interface Verdicts<F extends FlowType> {
  readonly secondExpiry: readonly Node<F>[];
  readonly refused: readonly Node<F>[];
  /** The failure came as late as a time-out: what then follows, whatever its status. @default - judged by its status */
  readonly timedOut?: readonly Node<F>[];
  /** What a failure of any other kind changes. */
  readonly other: readonly Assignment[];
}

function judge<F extends FlowType>(recipe: Recipe<F>, verdicts: Verdicts<F>): readonly Node<F>[] {
  const { status } = recipe;
  const otherwise = [
    updateData('It went wrong', ...verdicts.other, waits, because(recipe, 'failed')),
    ...(recipe.refreshToken ? [dropIfInDoubt(recipe)] : []),
  ];
  if (!recipe.medium.readsStatus) return otherwise;
  return [
    firstTrue<F>({
      name: 'What does the status say?',
      cases: [
        ...(verdicts.timedOut ? [{ when: isAsLateAsTimeout(recipe), actions: verdicts.timedOut }] : []),
        { when: and(status.isExpired(), memory.dropped), actions: verdicts.secondExpiry },
        { when: status.isExpired(), actions: [dropToken(recipe, again, because(recipe, 'token refused'))] },
        { when: status.isRateLimited(), actions: [updateData('Wait', waits, because(recipe, 'rate limited'))] },
        { when: status.isRefused(), actions: verdicts.refused },
      ],
      otherwise,
    }),
  ];
}

/** Which exit and status the time-out of an action takes is not documented. */
function isAsLateAsTimeout<F extends FlowType>({ limits }: Recipe<F>): Expression<'boolean'> {
  return atLeast(now(), addSeconds(memory.sentAt, integer(limits.actionSeconds)));
}

function refuse<F extends FlowType>(recipe: Recipe<F>): Node<FlowType> {
  return updateData('It is refused', assign(memory.ended, boolean(true)), again, because(recipe, 'refused'));
}

function dropIfInDoubt<F extends FlowType>(recipe: Recipe<F>): Node<F> {
  const inDoubt = mayDrop(recipe);
  return decision<F>({
    name: 'Token in doubt?',
    condition: recipe.medium.readsStatus ? and(inDoubt, recipe.status.mayBeToken()) : inDoubt,
    yes: [dropToken(recipe)],
  });
}

function safeFromAfterFailure<F extends FlowType>(recipe: Recipe<F>): Expression<'dateTime'> {
  const isSlow = atLeast(now(), addSeconds(memory.sentAt, integer(slowFailureSeconds)));
  const mayCommitLater = recipe.medium.readsStatus ? or(isSlow, recipe.status.isGateway()) : isSlow;
  return ifElse(mayCommitLater, addSeconds(now(), integer(transactionLimitSeconds)), memory.safeFrom);
}

/** A request whose work may have been done, until `safeFrom` or later; no repeat waits where ServiceNow coalesces. */
function lost({ kind }: Repeat, safeFrom: Expression<'dateTime'>): readonly Assignment[] {
  if (kind === 'safe') return [];
  const maybeSent = assign(memory.maybeSent, boolean(true));
  if (kind === 'coalesced') return [maybeSent];
  const sent = [maybeSent, assign(memory.safeFrom, safeFrom)];
  return kind === 'never' ? [...sent, assign(memory.ended, boolean(true))] : sent;
}

function because<F extends FlowType>(recipe: Recipe<F>, what: string): Assignment {
  if (!recipe.medium.readsStatus) return assign(results.reason, text(what));
  const status = ifElse(isSet(memory.status), asText(memory.status), text('unknown'));
  return assign(results.reason, append(text(`${what}, status `), status));
}
