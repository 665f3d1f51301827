import { type Assignment, assign, type Expression, expr, type FlowType, type Node, nodes } from '../architect';
import { slowFailureSeconds, transactionLimitSeconds } from './limits';
import type { Recipe, Repeat } from './recipe';
import { dropToken, mayDrop } from './token-step';
import { memory, results } from './variables';

const waits = assign(memory.step, expr.text('wait'));
const again = assign(memory.step, expr.text('again'));

/** What follows the success exit of an operation: where ServiceNow coalesces, the answer says what came of it. */
export function afterAnswer<F extends FlowType>(repeat: Repeat): readonly Node<F>[] {
  if (repeat.kind !== 'coalesced') return [done(repeat.kind === 'lookup' ? 'created' : 'done')];
  const hasNumber = expr.not(expr.isNotSetOrEmpty(results.number));
  const says = (status: string) => expr.equal(repeat.status, expr.text(status));
  const reason = assign(results.reason, expr.append(expr.text('no record, import status '), repeat.status));
  return [
    nodes.firstTrue<F>({
      name: 'What came of it?',
      cases: [
        { when: expr.and(hasNumber, says('inserted')), actions: [done('created')] },
        { when: expr.and(hasNumber, expr.or(says('updated'), says('ignored'))), actions: [done('found')] },
      ],
      otherwise: [nodes.updateData('It went wrong', ...lost(repeat, memory.safeFrom), waits, reason)],
    }),
  ];
}

function done(outcome: 'created' | 'found' | 'done'): Node<FlowType> {
  return nodes.updateData(
    'It is done',
    assign(memory.step, expr.text('done')),
    assign(results.outcome, expr.text(outcome)),
    assign(results.reason, expr.text('')),
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
  const waiting = [nodes.updateData('Wait', waits, because(recipe, 'look-up failed'))];
  return judge(recipe, { secondExpiry: waiting, refused: [refuse(recipe)], other: [] });
}

/** What follows the timeout exit of an operation: the request may still be done. */
export function afterTimeout<F extends FlowType>(repeat: Repeat): readonly Node<F>[] {
  const safeFrom = expr.addSeconds(expr.now(), expr.integer(transactionLimitSeconds));
  const reason = assign(results.reason, expr.text('no answer in time'));
  return [nodes.updateData('No answer in time', ...lost(repeat, safeFrom), waits, reason)];
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
    nodes.updateData('It went wrong', ...verdicts.other, waits, because(recipe, 'failed')),
    ...(recipe.refreshToken ? [dropIfInDoubt(recipe)] : []),
  ];
  if (!recipe.medium.readsStatus) return otherwise;
  return [
    nodes.firstTrue<F>({
      name: 'What does the status say?',
      cases: [
        ...(verdicts.timedOut ? [{ when: isAsLateAsTimeout(recipe), actions: verdicts.timedOut }] : []),
        { when: expr.and(status.isExpired(), memory.dropped), actions: verdicts.secondExpiry },
        { when: status.isExpired(), actions: [dropToken(recipe, again, because(recipe, 'token refused'))] },
        { when: status.isRateLimited(), actions: [nodes.updateData('Wait', waits, because(recipe, 'rate limited'))] },
        { when: status.isRefused(), actions: verdicts.refused },
      ],
      otherwise,
    }),
  ];
}

/** Which exit and status the time-out of an action takes is not documented. */
function isAsLateAsTimeout<F extends FlowType>({ limits }: Recipe<F>): Expression<'boolean'> {
  return expr.atLeast(expr.now(), expr.addSeconds(memory.sentAt, expr.integer(limits.actionSeconds)));
}

function refuse<F extends FlowType>(recipe: Recipe<F>): Node<FlowType> {
  return nodes.updateData('It is refused', assign(memory.ended, expr.boolean(true)), again, because(recipe, 'refused'));
}

function dropIfInDoubt<F extends FlowType>(recipe: Recipe<F>): Node<F> {
  const inDoubt = mayDrop(recipe);
  return nodes.decision<F>({
    name: 'Token in doubt?',
    condition: recipe.medium.readsStatus ? expr.and(inDoubt, recipe.status.mayBeToken()) : inDoubt,
    yes: [dropToken(recipe)],
  });
}

function safeFromAfterFailure<F extends FlowType>(recipe: Recipe<F>): Expression<'dateTime'> {
  const isSlow = expr.atLeast(expr.now(), expr.addSeconds(memory.sentAt, expr.integer(slowFailureSeconds)));
  const mayCommitLater = recipe.medium.readsStatus ? expr.or(isSlow, recipe.status.isGateway()) : isSlow;
  return expr.ifElse(
    mayCommitLater,
    expr.addSeconds(expr.now(), expr.integer(transactionLimitSeconds)),
    memory.safeFrom,
  );
}

/** A request whose work may have been done, until `safeFrom` or later; no repeat waits where ServiceNow coalesces. */
function lost({ kind }: Repeat, safeFrom: Expression<'dateTime'>): readonly Assignment[] {
  if (kind === 'safe') return [];
  const maybeSent = assign(memory.maybeSent, expr.boolean(true));
  if (kind === 'coalesced') return [maybeSent];
  const sent = [maybeSent, assign(memory.safeFrom, safeFrom)];
  return kind === 'never' ? [...sent, assign(memory.ended, expr.boolean(true))] : sent;
}

function because<F extends FlowType>(recipe: Recipe<F>, what: string): Assignment {
  if (!recipe.medium.readsStatus) return assign(results.reason, expr.text(what));
  const status = expr.ifElse(expr.isSet(memory.status), expr.asText(memory.status), expr.text('unknown'));
  return assign(results.reason, expr.append(expr.text(`${what}, status `), status));
}
