import { assign, type DataActionRef, type Expression, expr, type FlowType, type Node, nodes } from '../architect';
import { judgeLookup } from './exits';
import type { KeyedRepeat, Recipe } from './recipe';
import { withToken } from './token-step';
import { memory, results } from './variables';

type RequiredText = { readonly type: 'string'; readonly required: true };
type TextList = { readonly type: 'stringList' };

export type LookupInputs = { readonly correlationId: RequiredText };
/** Rows of the answer, column by column. */
export type LookupOutputs = {
  readonly correlationIds: TextList;
  readonly numbers: TextList;
  readonly sysIds: TextList;
};
export type LookupAction = DataActionRef<LookupInputs, LookupOutputs>;

/**
 * Looks a record up by its correlation id before another attempt might make a second one, or when none is left. What is found must carry that
 * very id: ServiceNow ignores a query term that the user may not read and would return anybody's record, without the id.
 */
export function lookStep<F extends FlowType>(
  recipe: Recipe<F>,
  repeat: KeyedRepeat,
  isNeeded: Expression<'boolean'>,
): Node<F> {
  const waits = (reason: string) => [
    nodes.updateData('Wait', assign(memory.step, expr.text('wait')), assign(results.reason, expr.text(reason))),
  ];
  const isFull = expr.and(
    expr.not(expr.isNotSetOrEmpty(memory.foundIds)),
    expr.not(expr.isNotSetOrEmpty(memory.foundNumbers)),
  );
  const isOurs = expr.equal(expr.itemAt(memory.foundIds, 0), repeat.correlationId);
  const holdsToken = recipe.refreshToken ? [expr.notEqual(memory.token, expr.text(''))] : [];
  return nodes.decision<F>({
    name: 'Look first?',
    condition: expr.and(isNeeded, ...holdsToken),
    yes: [
      nodes.updateData(
        'Forget what was found',
        assign(memory.foundIds, expr.noStrings()),
        assign(memory.foundNumbers, expr.noStrings()),
        assign(memory.foundRecords, expr.noStrings()),
        assign(memory.sentAt, expr.now()),
      ),
      recipe.medium.callData<LookupInputs, LookupOutputs>({
        name: 'Look the record up',
        action: repeat.lookup,
        inputs: withToken<F, LookupInputs>(recipe, { correlationId: repeat.correlationId }),
        outputs: { correlationIds: memory.foundIds, numbers: memory.foundNumbers, sysIds: memory.foundRecords },
        timeoutSeconds: recipe.limits.actionSeconds,
        onSuccess: [
          nodes.firstTrue<F>({
            name: 'Is it there?',
            cases: [
              {
                when: expr.and(expr.isNotSetOrEmpty(memory.foundIds), expr.isNotSetOrEmpty(memory.foundRecords)),
                actions: whenNone(recipe, repeat, waits('not found yet')),
              },
              {
                when: expr.ifElse(isFull, isOurs, expr.boolean(false)),
                actions: [
                  nodes.updateData(
                    'It is there',
                    assign(memory.step, expr.text('done')),
                    assign(results.outcome, expr.text('found')),
                    assign(results.number, expr.itemAt(memory.foundNumbers, 0)),
                    assign(results.reason, expr.text('')),
                  ),
                ],
              },
            ],
            otherwise: waits('look-up returned another record, or no number'),
          }),
        ],
        onFailure: judgeLookup(recipe),
        onTimeout: waits('look-up: no answer in time'),
      }),
    ],
  });
}

function whenNone<F extends FlowType>(
  { onUnknownFailure }: Recipe<F>,
  { kind }: KeyedRepeat,
  waits: readonly Node<FlowType>[],
): readonly Node<F>[] {
  if (kind === 'coalesced' || onUnknownFailure === 'neverRecreate') return waits;
  // The answer tells of the moment when it was asked for, not of that when it came.
  const wasTooEarly = expr.less(memory.sentAt, memory.safeFrom);
  return [nodes.decision<F>({ name: 'May a lost request still commit?', condition: wasTooEarly, yes: waits })];
}
