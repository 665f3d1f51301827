import {
  and,
  assign,
  count,
  type DataActionRef,
  decision,
  type Expression,
  equal,
  type FlowType,
  firstTrue,
  greater,
  ifElse,
  integer,
  itemAt,
  less,
  type Node,
  noStrings,
  not,
  notEqual,
  now,
  text,
  updateData,
} from '../architect';
import { judgeLookup } from './judge';
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
    updateData('Wait', assign(memory.step, text('wait')), assign(results.reason, text(reason))),
  ];
  const hasId = greater(count(memory.foundIds), integer(0));
  const hasNumber = greater(count(memory.foundNumbers), integer(0));
  const number = ifElse(hasNumber, itemAt(memory.foundNumbers, 0), text(''));
  const holdsToken = recipe.refreshToken ? [notEqual(memory.token, text(''))] : [];
  return decision<F>({
    name: 'Look first?',
    condition: and(isNeeded, ...holdsToken),
    yes: [
      updateData(
        'Forget what was found',
        assign(memory.foundIds, noStrings()),
        assign(memory.foundNumbers, noStrings()),
        assign(memory.foundRecords, noStrings()),
      ),
      recipe.medium.callData<LookupInputs, LookupOutputs>({
        name: 'Look the record up',
        action: repeat.lookup,
        inputs: withToken<F, LookupInputs>(recipe, { correlationId: repeat.correlationId }),
        outputs: { correlationIds: memory.foundIds, numbers: memory.foundNumbers, sysIds: memory.foundRecords },
        timeoutSeconds: recipe.limits.actionSeconds,
        onSuccess: [
          firstTrue<F>({
            name: 'Is it there?',
            cases: [
              {
                when: and(not(hasId), equal(count(memory.foundRecords), integer(0))),
                actions: whenNone(recipe, repeat, waits('not found yet')),
              },
              {
                when: and(hasId, equal(itemAt(memory.foundIds, 0), repeat.correlationId)),
                actions: [
                  updateData(
                    'It is there',
                    assign(memory.step, text('done')),
                    assign(results.outcome, text('found')),
                    assign(results.number, number),
                    assign(results.reason, text('')),
                  ),
                ],
              },
            ],
            otherwise: waits('look-up returned another record'),
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
  return [
    decision<F>({ name: 'May a lost request still commit?', condition: less(now(), memory.safeFrom), yes: waits }),
  ];
}
