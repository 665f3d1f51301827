import { assign, type Expression, expr, type FlowType, type Node, nodes } from '../architect';
import { afterLookupFailure } from './exits';
import { because } from './reasons';
import type { KeyedRepeat, LookupInputs, LookupOutputs, Recipe } from './recipe';
import { holdsToken, withToken } from './token-step';
import { memory, results } from './variables';

/**
 * Looks the record up by its correlation id before an attempt that might make a second one, and after the last attempt.
 * The record found must carry that id: ServiceNow ignores a query term that the user may not read, and would return any
 * record, without the id.
 */
export function lookupStep<F extends FlowType>(
  recipe: Recipe<F>,
  repeat: KeyedRepeat,
  isNeeded: Expression<'boolean'>,
): Node<F> {
  const waits = (cause: 'not found' | 'not unique' | 'no answer') => [
    nodes.updateData('Wait', assign(memory.step, 'wait'), because('look-up', cause)),
  ];
  // Where ServiceNow coalesces, the last look-up is the only one.
  const isRepeated = repeat.kind === 'lookup';
  const isFull = expr.and(
    expr.not(expr.isNotSetOrEmpty(memory.foundIds)),
    expr.not(expr.isNotSetOrEmpty(memory.foundNumbers)),
  );
  const isOurs = expr.equal(expr.itemAt(memory.foundIds, 0), repeat.correlationId);
  return nodes.decision<F>({
    name: 'Look first?',
    condition: expr.and(isNeeded, ...holdsToken(recipe)),
    yes: [
      nodes.updateData(
        'Forget what was found',
        assign(memory.foundIds, []),
        assign(memory.foundNumbers, []),
        assign(memory.foundRecords, []),
        assign(memory.sentAt, expr.now()),
        ...(isRepeated ? [assign(memory.lookupFailed, true)] : []),
      ),
      recipe.dialect.callData<LookupInputs, LookupOutputs>({
        name: 'Look the record up',
        action: repeat.lookup,
        inputs: withToken<F, LookupInputs>(recipe, { correlationId: repeat.correlationId }),
        outputs: { correlationIds: memory.foundIds, numbers: memory.foundNumbers, sysIds: memory.foundRecords },
        timeoutSeconds: recipe.limits.actionSeconds,
        onSuccess: [
          ...(isRepeated ? [nodes.updateData('It was answered', assign(memory.lookupFailed, false))] : []),
          nodes.firstTrue<F>({
            name: 'Is it there?',
            cases: [
              {
                when: expr.and(expr.isNotSetOrEmpty(memory.foundIds), expr.isNotSetOrEmpty(memory.foundRecords)),
                actions: whenNone(recipe, repeat, waits('not found')),
              },
              {
                when: expr.ifElse(isFull, isOurs, false),
                actions: [
                  nodes.updateData(
                    'It is there',
                    assign(memory.step, 'done'),
                    assign(results.outcome, 'found'),
                    assign(results.number, expr.itemAt(memory.foundNumbers, 0)),
                    assign(results.reason, ''),
                  ),
                ],
              },
            ],
            otherwise: waits('not unique'),
          }),
        ],
        onFailure: afterLookupFailure(recipe),
        onTimeout: waits('no answer'),
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
  // A look-up reflects the moment it was sent, not the moment it returned.
  const wasTooEarly = expr.less(memory.sentAt, memory.safeFrom);
  return [nodes.decision<F>({ name: 'May a lost request still commit?', condition: wasTooEarly, yes: waits })];
}
