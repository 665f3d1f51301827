import { assign, expr, type FlowType, type Node, nodes } from '../architect';
import type { Medium } from './dialect';
import { earlierRunSeconds } from './limits';
import { memory, results } from './variables';

/** What a flow leaves in the data of its conversation, for agents, reports and its own second run. Never a token. */
export const auditAttributes = {
  outcome: 'servicenow.outcome',
  reason: 'servicenow.reason',
  number: 'servicenow.number',
  attempts: 'servicenow.attempts',
  renewals: 'servicenow.renewals',
  correlationId: 'servicenow.correlationId',
  time: 'servicenow.time',
} as const;

/** Notes, just before a record is created, that it may exist from now on. */
export function auditBeforeSend<F extends FlowType>(medium: Medium<F>): Node<F> {
  return medium.writeData('Note the attempt', {
    [auditAttributes.outcome]: expr.text('unconfirmed'),
    [auditAttributes.correlationId]: memory.correlationId,
    [auditAttributes.time]: expr.asText(expr.now()),
  });
}

export function auditAtEnd<F extends FlowType>(medium: Medium<F>): Node<F> {
  return medium.writeData('Note the outcome', {
    [auditAttributes.outcome]: results.outcome,
    [auditAttributes.reason]: results.reason,
    [auditAttributes.number]: results.number,
    [auditAttributes.attempts]: expr.asText(memory.attempts),
    [auditAttributes.renewals]: expr.asText(memory.renewals),
    [auditAttributes.correlationId]: memory.correlationId,
    [auditAttributes.time]: expr.asText(expr.now()),
  });
}

/**
 * Reads what an earlier run for the same record of this conversation left: its number is the answer; any other outcome
 * means that a request of that run may still commit. A noted time that is no time, or in the future, counts as now.
 */
export function readEarlierRun<F extends FlowType>(medium: Medium<F>): readonly Node<F>[] {
  const time = expr.ifElse(expr.isNotSetOrEmpty(memory.earlierTime), expr.now(), expr.toDateTime(memory.earlierTime));
  const isPast = expr.ifElse(
    expr.isSet(memory.earlierAt),
    expr.less(memory.earlierAt, expr.now()),
    expr.boolean(false),
  );
  const earlier = expr.ifElse(isPast, memory.earlierAt, expr.now());
  const isOurs = expr.equal(expr.append(expr.text(''), memory.earlierId), memory.correlationId);
  return [
    medium.readData('Read the earlier run', {
      [auditAttributes.number]: memory.earlierNumber,
      [auditAttributes.outcome]: memory.earlierOutcome,
      [auditAttributes.time]: memory.earlierTime,
      [auditAttributes.correlationId]: memory.earlierId,
    }),
    nodes.firstTrue<F>({
      name: 'Was there an earlier run?',
      cases: [
        {
          when: expr.and(isOurs, expr.not(expr.isNotSetOrEmpty(memory.earlierNumber))),
          actions: [
            nodes.updateData(
              'The record is known',
              assign(results.outcome, expr.text('found')),
              assign(results.number, memory.earlierNumber),
              assign(memory.goOn, expr.boolean(false)),
            ),
          ],
        },
        {
          when: expr.and(isOurs, expr.not(expr.isNotSetOrEmpty(memory.earlierOutcome))),
          actions: [
            nodes.updateData(
              'A request may be on its way',
              assign(memory.triedBefore, expr.boolean(true)),
              assign(memory.earlierAt, time),
              assign(memory.earlierSafeFrom, expr.addSeconds(earlier, expr.integer(earlierRunSeconds))),
            ),
          ],
        },
      ],
    }),
  ];
}
