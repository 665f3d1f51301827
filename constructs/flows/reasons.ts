import { type Assignment, assign, type Expression, expr, type FlowType } from '../architect';
import type { Recipe } from './recipe';
import { memory, results } from './variables';

/** What a flow was doing when it got no usable answer. */
export type Step = 'token' | 'caller look-up' | 'create' | 'look-up' | 'request';

/** The causes that a flow tells apart by the status of a failure, which follows them. */
type StatusCause = 'token refused' | 'rate limit' | 'refused' | 'gateway error' | 'error';

/** The causes that a flow knows without a status. */
type Cause =
  | 'no answer'
  | 'failure without status'
  | 'no token in the answer'
  | 'not found'
  | 'not unique'
  | 'not imported';

/** The causes by step. docs/recipe.md says for agents what each means. */
const causes: Readonly<Record<Step, { readonly always: readonly Cause[]; readonly byStatus: readonly StatusCause[] }>> =
  {
    token: {
      always: ['no answer', 'failure without status', 'no token in the answer'],
      byStatus: ['rate limit', 'refused', 'gateway error', 'error'],
    },
    'caller look-up': failures(),
    create: failures('not imported'),
    'look-up': failures('not found', 'not unique'),
    request: failures(),
  };

function failures(...also: readonly Cause[]) {
  return {
    always: ['no answer', 'failure without status', ...also],
    byStatus: ['token refused', 'rate limit', 'refused', 'gateway error', 'error'],
  } as const;
}

/** The reason of a flow that did not ask ServiceNow at all. */
export const unusableId = 'no usable conversation id';

/** Every reason that a shipped flow may note; `<status>` stands for three digits. */
export function reasonsOf({ readsStatus, chained }: { readonly readsStatus: boolean; readonly chained: boolean }) {
  const steps = (['token', 'caller look-up', 'create', 'look-up'] as const).slice(chained ? 0 : 1);
  return [
    unusableId,
    ...steps.flatMap((step) => [
      ...causes[step].always.map((cause) => `${step}: ${cause}`),
      ...(readsStatus ? causes[step].byStatus.map((cause) => `${step}: ${cause} <status>`) : []),
    ]),
  ];
}

/** Notes why there is no usable answer. */
export function because(step: Step, cause: Cause): Assignment {
  return assign(results.reason, `${step}: ${cause}`);
}

/** Notes what the status of a failure says. */
export function becauseOfStatus(step: Step, cause: StatusCause): Assignment {
  return assign(results.reason, withStatus(step, cause));
}

/** Notes a failure as exactly as the flow can tell, among what its status may still say. */
export function becauseOfFailure<F extends FlowType>(recipe: Recipe<F>, step: Step): Assignment {
  const unknown = expr.text(`${step}: failure without status`);
  if (!recipe.dialect.readsStatus) return assign(results.reason, unknown);
  const { status } = recipe;
  const known = expr.ifElse(status.isGateway(), withStatus(step, 'gateway error'), withStatus(step, 'error'));
  return assign(results.reason, expr.ifElse(expr.isSet(memory.status), known, unknown));
}

/** Notes why the token action failed. ServiceNow refuses an OAuth client with 401, or with another 4xx. */
export function becauseOfTokenFailure<F extends FlowType>(recipe: Recipe<F>): Assignment {
  const { variable, value } = becauseOfFailure(recipe, 'token');
  if (!recipe.dialect.readsStatus) return { variable, value };
  const { status } = recipe;
  const refused = expr.or(status.isExpired(), status.isRefused());
  const other = expr.ifElse(refused, withStatus('token', 'refused'), value as Expression<'string'>);
  return assign(results.reason, expr.ifElse(status.isRateLimited(), withStatus('token', 'rate limit'), other));
}

function withStatus(step: Step, cause: StatusCause): Expression<'string'> {
  return expr.append(`${step}: ${cause} `, expr.asText(memory.status));
}
