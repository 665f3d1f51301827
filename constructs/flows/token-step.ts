import { type Assignment, assign, type Expression, expr, type FlowType, type Node, nodes } from '../architect';
import type { InputBindings, Inputs } from '../architect/data-action-ref';
import { isNumber } from './digits';
import { because, becauseOfTokenFailure } from './reasons';
import type { Recipe, TokenAction, TokenInputs, TokenOutputs } from './recipe';
import { memory } from './variables';

/** Used for a life that is absent, not a number, or not positive. */
const assumedLifeSeconds = 60;

/** A longer life counts as this: the end of the token must be a date that Architect can hold. */
const longestLifeSeconds = 86_400;

/** A longer text is not read as a number: integers of Architect have 15 digits. */
const longestLifeText = 15;

/** Gets a token when the flow holds none, or its token is near its end. After a failure the round waits. */
export function tokenStep<F extends FlowType>(
  recipe: Recipe<F>,
  refreshToken: TokenAction,
  isNeeded: Expression<'boolean'>,
): Node<F> {
  const noToken = (reason: Assignment) => [nodes.updateData('No token', assign(memory.step, 'wait'), reason)];
  const isStale = expr.ifElse(expr.equal(memory.token, ''), true, expr.atLeast(expr.now(), memory.renewTokenAt));
  return nodes.decision<F>({
    name: 'Token needed?',
    condition: expr.and(isNeeded, isStale),
    yes: [
      nodes.updateData('Forget the old token', assign(memory.token, ''), assign(memory.expiresIn, '')),
      recipe.dialect.callData<TokenInputs, TokenOutputs>({
        name: 'Refresh token',
        action: refreshToken,
        inputs: {},
        outputs: { accessToken: memory.token, expiresIn: memory.expiresIn },
        timeoutSeconds: recipe.limits.tokenSeconds,
        onSuccess: [
          nodes.decision<F>({
            name: 'Token received?',
            condition: expr.notEqual(memory.token, ''),
            yes: keepToken(recipe),
            no: noToken(because('token', 'no token in the answer')),
          }),
        ],
        onFailure: noToken(becauseOfTokenFailure(recipe)),
        onTimeout: noToken(because('token', 'no answer')),
      }),
    ],
  });
}

function keepToken<F extends FlowType>(recipe: Recipe<F>): readonly Node<FlowType>[] {
  const life = memory.tokenLife;
  const margin = recipe.limits.renewBeforeSeconds;
  const half = expr.toInteger(expr.dividedBy(life, 2));
  const usableLife = expr.ifElse(expr.less(life, 2 * margin), expr.minus(life, half), expr.minus(life, margin));
  const stated = expr.toInteger(expr.toDecimal(memory.expiresIn));
  const capped = expr.ifElse(expr.greater(stated, longestLifeSeconds), longestLifeSeconds, stated);
  const isStated = expr.and(isNumber(memory.expiresIn, longestLifeText), expr.greater(stated, 0));
  return [
    nodes.updateData('Note its life', assign(life, expr.ifElse(isStated, capped, assumedLifeSeconds))),
    nodes.updateData(
      'Keep the token',
      assign(memory.renewTokenAt, expr.addSeconds(expr.now(), usableLife)),
      assign(memory.fresh, true),
    ),
  ];
}

/**
 * Drops a token that a failure cast doubt on, and counts the renewal that follows if an attempt is left. With platform
 * auth the flow holds no token to drop, but it remembers the refusal.
 */
export function dropToken<F extends FlowType>(recipe: Recipe<F>, ...also: Assignment[]): Node<F> {
  const canRenew = expr.less(memory.attempt, recipe.limits.attempts - 1);
  const renewals = expr.ifElse(canRenew, expr.plus(memory.renewals, 1), memory.renewals);
  return nodes.updateData(
    'Drop the token',
    assign(memory.dropped, true),
    ...(recipe.refreshToken ? [assign(memory.token, ''), assign(memory.renewals, renewals)] : []),
    ...also,
  );
}

/** Whether the token may be dropped after a failure that the token might have caused. */
export function mayDrop<F extends FlowType>(recipe: Recipe<F>): Expression<'boolean'> {
  const attemptIsLeft = expr.less(memory.attempt, recipe.limits.attempts - 1);
  return expr.and(expr.not(memory.fresh), expr.not(memory.dropped), attemptIsLeft);
}

/** Whether the flow holds a token; no condition where the platform does. */
export function holdsToken<F extends FlowType>({ refreshToken }: Recipe<F>): readonly Expression<'boolean'>[] {
  return refreshToken ? [expr.notEqual(memory.token, '')] : [];
}

/** Adds the token to the inputs: with chained auth every operation has that input, with platform auth none has. */
export function withToken<F extends FlowType, I extends Inputs>(
  recipe: Recipe<F>,
  inputs: Omit<InputBindings<I>, 'accessToken'>,
): InputBindings<I> {
  const token = recipe.refreshToken ? { accessToken: memory.token } : {};
  return { ...inputs, ...token } as unknown as InputBindings<I>;
}
