import {
  type Assignment,
  addSeconds,
  and,
  assign,
  atLeast,
  boolean,
  type DataActionRef,
  decision,
  dividedBy,
  type Expression,
  equal,
  type FlowType,
  greater,
  type InputBindings,
  type Inputs,
  ifElse,
  integer,
  less,
  minus,
  type Node,
  not,
  notEqual,
  now,
  plus,
  text,
  toDecimal,
  toInteger,
  updateData,
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
  const noToken = [updateData('No token', assign(memory.step, text('wait')), assign(results.reason, text('no token')))];
  const isStale = ifElse(equal(memory.token, text('')), boolean(true), atLeast(now(), memory.renewTokenAt));
  return decision<F>({
    name: 'Token needed?',
    condition: and(isNeeded, isStale),
    yes: [
      updateData('Forget the old token', assign(memory.token, text('')), assign(memory.expiresIn, text(''))),
      recipe.medium.callData<TokenInputs, TokenOutputs>({
        name: 'Refresh token',
        action: refreshToken,
        inputs: {},
        outputs: { accessToken: memory.token, expiresIn: memory.expiresIn },
        timeoutSeconds: recipe.limits.tokenSeconds,
        onSuccess: [
          decision<F>({
            name: 'Token received?',
            condition: notEqual(memory.token, text('')),
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
  const half = toInteger(dividedBy(life, integer(2)));
  const usableLife = ifElse(less(life, integer(2 * margin)), minus(life, half), minus(life, integer(margin)));
  const stated = toInteger(toDecimal(memory.expiresIn));
  const capped = ifElse(greater(life, integer(longestLifeSeconds)), integer(longestLifeSeconds), life);
  return updateData(
    'Keep the token',
    assign(life, ifElse(isNumber(memory.expiresIn, longestLifeText), stated, integer(assumedLifeSeconds))),
    assign(life, ifElse(greater(life, integer(0)), capped, integer(assumedLifeSeconds))),
    assign(memory.renewTokenAt, addSeconds(now(), usableLife)),
    assign(memory.fresh, boolean(true)),
  );
}

/**
 * Drops a token that a refusal cast doubt on, and counts the renewal that follows while an attempt is left. With platform
 * auth there is none to drop: the refusal is remembered all the same.
 */
export function dropToken<F extends FlowType>(recipe: Recipe<F>, ...also: Assignment[]): Node<F> {
  const canRenew = less(memory.attempt, integer(recipe.limits.attempts - 1));
  const renewals = ifElse(canRenew, plus(memory.renewals, integer(1)), memory.renewals);
  return updateData(
    'Drop the token',
    assign(memory.dropped, boolean(true)),
    ...(recipe.refreshToken ? [assign(memory.token, text('')), assign(memory.renewals, renewals)] : []),
    ...also,
  );
}

/** Whether the held token may be dropped for a failure that only might be the token's. */
export function mayDrop<F extends FlowType>(recipe: Recipe<F>): Expression<'boolean'> {
  const attemptIsLeft = less(memory.attempt, integer(recipe.limits.attempts - 1));
  return and(not(memory.fresh), not(memory.dropped), attemptIsLeft);
}

/** Adds the token to the inputs: every operation of a chained org has that input, and none of a platform org. */
export function withToken<F extends FlowType, I extends Inputs>(
  recipe: Recipe<F>,
  inputs: Omit<InputBindings<I>, 'accessToken'>,
): InputBindings<I> {
  const token = recipe.refreshToken ? { accessToken: memory.token } : {};
  return { ...inputs, ...token } as unknown as InputBindings<I>;
}
