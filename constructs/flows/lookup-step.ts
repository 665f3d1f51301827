import {
  and,
  assign,
  boolean,
  type DataActionRef,
  decision,
  type Expression,
  equal,
  type FlowType,
  firstTrue,
  ifElse,
  isNotSetOrEmpty,
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
    updateData('Wait', assign(memory.step, text('wait')), assign(results.reason, text(reason))),
  ];
  const isFull = and(not(isNotSetOrEmpty(memory.foundIds)), not(isNotSetOrEmpty(memory.foundNumbers)));
  const isOurs = equal(itemAt(memory.foundIds, 0), repeat.correlationId);
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
        assign(memory.sentAt, now()),
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
                when: and(isNotSetOrEmpty(memory.foundIds), isNotSetOrEmpty(memory.foundRecords)),
                actions: whenNone(recipe, repeat, waits('not found yet')),
              },
              {
                when: ifElse(isFull, isOurs, boolean(false)),
                actions: [
                  updateData(
                    'It is there',
                    assign(memory.step, text('done')),
                    assign(results.outcome, text('found')),
                    assign(results.number, itemAt(memory.foundNumbers, 0)),
                    assign(results.reason, text('')),
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
  const wasTooEarly = less(memory.sentAt, memory.safeFrom);
  return [decision<F>({ name: 'May a lost request still commit?', condition: wasTooEarly, yes: waits })];
}
