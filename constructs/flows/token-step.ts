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
} from '../architect';
import { isNumber } from './digits';
import type { Recipe } from './recipe';
import { memory, results } from './variables';

export type TokenInputs = Record<never, never>;

/** Outputs of the token action that flows read. */
export type TokenOutputs = {
  readonly accessToken: { readonly type: 'string' };
  /** Remaining life as text: a number of seconds, or whatever ServiceNow sent. */
  readonly expiresIn: { readonly type: 'string' };
};

export type TokenAction = DataActionRef<TokenInputs, TokenOutputs>;

/** Stands for a life that is absent, no number, or not positive. */
const assumedLifeSeconds = 60;

/** No life counts for more: the end of the token must stay a date that Architect can hold. */
const longestLifeSeconds = 86_400;

/** Characters of a life that are read; a longer one is no number. Integers of Architect have 15 digits. */
const longestLifeText = 15;

/** Gets a token when none is held or the held one is near its end; a failure makes the round wait. */
export function tokenStep<F extends FlowType>(
  recipe: Recipe<F>,
  refreshToken: TokenAction,
  isNeeded: Expression<'boolean'>,
): Node<F> {
  const noToken = [
    nodes.updateData('No token', assign(memory.step, expr.text('wait')), assign(results.reason, expr.text('no token'))),
  ];
  const isStale = expr.ifElse(
    expr.equal(memory.token, expr.text('')),
    expr.boolean(true),
    expr.atLeast(expr.now(), memory.renewTokenAt),
  );
  return nodes.decision<F>({
    name: 'Token needed?',
    condition: expr.and(isNeeded, isStale),
    yes: [
      nodes.updateData(
        'Forget the old token',
        assign(memory.token, expr.text('')),
        assign(memory.expiresIn, expr.text('')),
      ),
      recipe.medium.callData<TokenInputs, TokenOutputs>({
        name: 'Refresh token',
        action: refreshToken,
        inputs: {},
        outputs: { accessToken: memory.token, expiresIn: memory.expiresIn },
        timeoutSeconds: recipe.limits.tokenSeconds,
        onSuccess: [
          nodes.decision<F>({
            name: 'Token received?',
            condition: expr.notEqual(memory.token, expr.text('')),
            yes: [keepToken(recipe)],
            no: noToken,
          }),
        ],
        onFailure: noToken,
        onTimeout: noToken,
      }),
    ],
  });
}

function keepToken<F extends FlowType>(recipe: Recipe<F>): Node<FlowType> {
  const life = memory.tokenLife;
  const margin = recipe.limits.renewBeforeSeconds;
  const half = expr.toInteger(expr.dividedBy(life, expr.integer(2)));
  const usableLife = expr.ifElse(
    expr.less(life, expr.integer(2 * margin)),
    expr.minus(life, half),
    expr.minus(life, expr.integer(margin)),
  );
  const stated = expr.toInteger(expr.toDecimal(memory.expiresIn));
  const capped = expr.ifElse(
    expr.greater(life, expr.integer(longestLifeSeconds)),
    expr.integer(longestLifeSeconds),
    life,
  );
  return nodes.updateData(
    'Keep the token',
    assign(life, expr.ifElse(isNumber(memory.expiresIn, longestLifeText), stated, expr.integer(assumedLifeSeconds))),
    assign(life, expr.ifElse(expr.greater(life, expr.integer(0)), capped, expr.integer(assumedLifeSeconds))),
    assign(memory.renewTokenAt, expr.addSeconds(expr.now(), usableLife)),
    assign(memory.fresh, expr.boolean(true)),
  );
}

/**
 * Drops a token that a refusal cast doubt on, and counts the renewal that follows while an attempt is left. With platform
 * auth there is none to drop: the refusal is remembered all the same.
 */
export function dropToken<F extends FlowType>(recipe: Recipe<F>, ...also: Assignment[]): Node<F> {
  const canRenew = expr.less(memory.attempt, expr.integer(recipe.limits.attempts - 1));
  const renewals = expr.ifElse(canRenew, expr.plus(memory.renewals, expr.integer(1)), memory.renewals);
  return nodes.updateData(
    'Drop the token',
    assign(memory.dropped, expr.boolean(true)),
    ...(recipe.refreshToken ? [assign(memory.token, expr.text('')), assign(memory.renewals, renewals)] : []),
    ...also,
  );
}

/** Whether the held token may be dropped for a failure that only might be the token's. */
export function mayDrop<F extends FlowType>(recipe: Recipe<F>): Expression<'boolean'> {
  const attemptIsLeft = expr.less(memory.attempt, expr.integer(recipe.limits.attempts - 1));
  return expr.and(expr.not(memory.fresh), expr.not(memory.dropped), attemptIsLeft);
}

/** Adds the token to the inputs: every operation of a chained org has that input, and none of a platform org. */
export function withToken<F extends FlowType, I extends Inputs>(
  recipe: Recipe<F>,
  inputs: Omit<InputBindings<I>, 'accessToken'>,
): InputBindings<I> {
  const token = recipe.refreshToken ? { accessToken: memory.token } : {};
  return { ...inputs, ...token } as unknown as InputBindings<I>;
}
