import { type Assignment, assign, type Expression, expr, type FlowType, type Node, nodes } from '../architect';
import { slowFailureSeconds, transactionLimitSeconds } from './limits';
import type { Recipe, Repeat } from './recipe';
import { dropToken, mayDrop } from './token-step';
import { memory, results } from './variables';

const waits = assign(memory.step, 'wait');
const again = assign(memory.step, 'again');

/**
 * The actions at the success exit of an operation. Where ServiceNow coalesces, the answer tells `created` from `found`.
 */
export function afterSuccess<F extends FlowType>(repeat: Repeat): readonly Node<F>[] {
  if (repeat.kind !== 'coalesced') return [done(repeat.kind === 'lookup' ? 'created' : 'done')];
  const hasNumber = expr.not(expr.isNotSetOrEmpty(results.number));
  const says = (status: string) => expr.equal(repeat.status, status);
  const reason = assign(results.reason, expr.append('no record, import status ', repeat.status));
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
    assign(memory.step, 'done'),
    assign(results.outcome, outcome),
    assign(results.reason, ''),
  );
}

/** The actions at the failure exit of an operation. */
export function afterFailure<F extends FlowType>(recipe: Recipe<F>, repeat: Repeat): readonly Node<F>[] {
  const refused = [refuse(recipe)];
  const other = lost(repeat, safeFromAfterFailure(recipe));
  return byStatus(recipe, { secondExpiry: refused, refused, other, timedOut: afterTimeout(repeat) });
}

/** The actions at the failure exit of a look-up: the flow sends nothing until a look-up has succeeded. */
export function afterLookupFailure<F extends FlowType>(recipe: Recipe<F>): readonly Node<F>[] {
  const waiting = [nodes.updateData('Wait', waits, because(recipe, 'look-up failed'))];
  return byStatus(recipe, { secondExpiry: waiting, refused: [refuse(recipe)], other: [] });
}

/** The actions at the timeout exit of an operation: ServiceNow may still carry the request out. */
export function afterTimeout<F extends FlowType>(repeat: Repeat): readonly Node<F>[] {
  const safeFrom = expr.addSeconds(expr.now(), transactionLimitSeconds);
  const reason = assign(results.reason, 'no answer in time');
  return [nodes.updateData('No answer in time', ...lost(repeat, safeFrom), waits, reason)];
}

interface Branches<F extends FlowType> {
  /** For a token that is refused again after this operation dropped one. */
  readonly secondExpiry: readonly Node<F>[];
  readonly refused: readonly Node<F>[];
  /** For a failure that came as late as a time-out, whatever its status. @default - its status decides */
  readonly timedOut?: readonly Node<F>[];
  /** Assignments after any other failure. */
  readonly other: readonly Assignment[];
}

/** Branches by the status of the failure. A flow that cannot read it takes the branch of any other failure. */
function byStatus<F extends FlowType>(recipe: Recipe<F>, branches: Branches<F>): readonly Node<F>[] {
  const { status } = recipe;
  const otherwise = [
    nodes.updateData('It went wrong', ...branches.other, waits, because(recipe, 'failed')),
    ...(recipe.refreshToken ? [dropIfInDoubt(recipe)] : []),
  ];
  if (!recipe.dialect.readsStatus) return otherwise;
  return [
    nodes.firstTrue<F>({
      name: 'What does the status say?',
      cases: [
        ...(branches.timedOut ? [{ when: isAsLateAsTimeout(recipe), actions: branches.timedOut }] : []),
        { when: expr.and(status.isExpired(), memory.dropped), actions: branches.secondExpiry },
        { when: status.isExpired(), actions: [dropToken(recipe, again, because(recipe, 'token refused'))] },
        { when: status.isRateLimited(), actions: [nodes.updateData('Wait', waits, because(recipe, 'rate limited'))] },
        { when: status.isRefused(), actions: branches.refused },
      ],
      otherwise,
    }),
  ];
}

/** The platform does not document which exit and status an action takes that times out. */
function isAsLateAsTimeout<F extends FlowType>({ limits }: Recipe<F>): Expression<'boolean'> {
  return expr.atLeast(expr.now(), expr.addSeconds(memory.sentAt, limits.actionSeconds));
}

function refuse<F extends FlowType>(recipe: Recipe<F>): Node<FlowType> {
  return nodes.updateData('It is refused', assign(memory.ended, true), again, because(recipe, 'refused'));
}

function dropIfInDoubt<F extends FlowType>(recipe: Recipe<F>): Node<F> {
  const inDoubt = mayDrop(recipe);
  return nodes.decision<F>({
    name: 'Token in doubt?',
    condition: recipe.dialect.readsStatus ? expr.and(inDoubt, recipe.status.mayBeToken()) : inDoubt,
    yes: [dropToken(recipe)],
  });
}

function safeFromAfterFailure<F extends FlowType>(recipe: Recipe<F>): Expression<'dateTime'> {
  const isSlow = expr.atLeast(expr.now(), expr.addSeconds(memory.sentAt, slowFailureSeconds));
  const mayCommitLater = recipe.dialect.readsStatus ? expr.or(isSlow, recipe.status.isGateway()) : isSlow;
  return expr.ifElse(mayCommitLater, expr.addSeconds(expr.now(), transactionLimitSeconds), memory.safeFrom);
}

/**
 * Remembers that the request may have been carried out, or may be until `safeFrom`. A coalesced repeat need not wait.
 */
function lost({ kind }: Repeat, safeFrom: Expression<'dateTime'>): readonly Assignment[] {
  if (kind === 'safe') return [];
  const maybeSent = assign(memory.maybeSent, true);
  if (kind === 'coalesced') return [maybeSent];
  const sent = [maybeSent, assign(memory.safeFrom, safeFrom)];
  return kind === 'never' ? [...sent, assign(memory.ended, true)] : sent;
}

function because<F extends FlowType>(recipe: Recipe<F>, cause: string): Assignment {
  if (!recipe.dialect.readsStatus) return assign(results.reason, cause);
  const status = expr.ifElse(expr.isSet(memory.status), expr.asText(memory.status), 'unknown');
  return assign(results.reason, expr.append(`${cause}, status `, status));
}
