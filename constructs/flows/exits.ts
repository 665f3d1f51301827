import { type Assignment, assign, type Expression, expr, type FlowType, type Node, nodes } from '../architect';
import { slowFailureSeconds, transactionLimitSeconds } from './limits';
import { because, becauseOfFailure, becauseOfStatus, type Step } from './reasons';
import type { Recipe, Repeat } from './recipe';
import { dropToken, mayDrop } from './token-step';
import { memory, results } from './variables';

const waits = assign(memory.step, 'wait');
const again = assign(memory.step, 'again');

/**
 * The actions at the success exit of an operation. Where ServiceNow coalesces, the answer tells `created` from `found`.
 */
export function afterSuccess<F extends FlowType>(step: Step, repeat: Repeat): readonly Node<F>[] {
  if (repeat.kind !== 'coalesced') return [done(repeat.kind === 'lookup' ? 'created' : 'done')];
  const hasNumber = expr.not(expr.isNotSetOrEmpty(results.number));
  const says = (status: string) => expr.equal(repeat.status, status);
  return [
    nodes.firstTrue<F>({
      name: 'What came of it?',
      cases: [
        { when: expr.and(hasNumber, says('inserted')), actions: [done('created')] },
        { when: expr.and(hasNumber, expr.or(says('updated'), says('ignored'))), actions: [done('found')] },
      ],
      otherwise: [
        nodes.updateData('It went wrong', ...lost(repeat, memory.safeFrom), waits, because(step, 'not imported')),
      ],
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
export function afterFailure<F extends FlowType>(recipe: Recipe<F>, step: Step, repeat: Repeat): readonly Node<F>[] {
  const other = lost(repeat, safeFromAfterFailure(recipe));
  const secondExpiry = [refuse(step, 'token refused')];
  return byStatus(recipe, step, { secondExpiry, other, timedOut: afterTimeout(step, repeat) });
}

/** The actions at the failure exit of a look-up: the flow sends nothing until a look-up has succeeded. */
export function afterLookupFailure<F extends FlowType>(recipe: Recipe<F>): readonly Node<F>[] {
  const secondExpiry = [nodes.updateData('Wait', waits, becauseOfStatus('look-up', 'token refused'))];
  return byStatus(recipe, 'look-up', { secondExpiry, other: [] });
}

/** The actions at the timeout exit of an operation: ServiceNow may still carry the request out. */
export function afterTimeout<F extends FlowType>(step: Step, repeat: Repeat): readonly Node<F>[] {
  const safeFrom = expr.addSeconds(expr.now(), transactionLimitSeconds);
  return [nodes.updateData('No answer in time', ...lost(repeat, safeFrom), waits, because(step, 'no answer'))];
}

interface Branches<F extends FlowType> {
  /** For a token that is refused again after this operation dropped one. */
  readonly secondExpiry: readonly Node<F>[];
  /** For a failure that came as late as a time-out, whatever its status. @default - its status decides */
  readonly timedOut?: readonly Node<F>[];
  /** Assignments after any other failure. */
  readonly other: readonly Assignment[];
}

/** Branches by the status of the failure. A flow that cannot read it takes the branch of any other failure. */
function byStatus<F extends FlowType>(recipe: Recipe<F>, step: Step, branches: Branches<F>): readonly Node<F>[] {
  const { status } = recipe;
  const otherwise = [
    nodes.updateData('It went wrong', ...branches.other, waits, becauseOfFailure(recipe, step)),
    ...(recipe.refreshToken ? [dropIfInDoubt(recipe)] : []),
  ];
  if (!recipe.dialect.readsStatus) return otherwise;
  return [
    nodes.firstTrue<F>({
      name: 'What does the status say?',
      cases: [
        ...(branches.timedOut ? [{ when: isAsLateAsTimeout(recipe), actions: branches.timedOut }] : []),
        { when: expr.and(status.isExpired(), memory.dropped), actions: branches.secondExpiry },
        { when: status.isExpired(), actions: [dropToken(recipe, again, becauseOfStatus(step, 'token refused'))] },
        {
          when: status.isRateLimited(),
          actions: [nodes.updateData('Wait', waits, becauseOfStatus(step, 'rate limit'))],
        },
        { when: status.isRefused(), actions: [refuse(step, 'refused')] },
      ],
      otherwise,
    }),
  ];
}

/** The platform does not document which exit and status an action takes that times out. */
function isAsLateAsTimeout<F extends FlowType>({ limits }: Recipe<F>): Expression<'boolean'> {
  return expr.atLeast(expr.now(), expr.addSeconds(memory.sentAt, limits.actionSeconds));
}

function refuse(step: Step, cause: 'refused' | 'token refused'): Node<FlowType> {
  return nodes.updateData('It is refused', assign(memory.ended, true), again, becauseOfStatus(step, cause));
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
