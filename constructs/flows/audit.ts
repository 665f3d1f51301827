import { assign, expr, type FlowType, type Node, nodes } from '../architect';
import { earlierRunSeconds } from './limits';
import type { Dialect } from './recipe';
import { memory, results } from './variables';

/**
 * The attributes that a flow writes to the data of its conversation, for agents, reports and its own second run. Never
 * a token.
 */
const auditAttributes = {
  outcome: 'servicenow.outcome',
  reason: 'servicenow.reason',
  number: 'servicenow.number',
  attempts: 'servicenow.attempts',
  renewals: 'servicenow.renewals',
  correlationId: 'servicenow.correlationId',
  time: 'servicenow.time',
} as const;

/** Notes, just before a create is sent, that its record may exist from now on. */
export function auditBeforeSend<F extends FlowType>(dialect: Dialect<F>): Node<F> {
  return dialect.writeData('Note the attempt', {
    [auditAttributes.outcome]: expr.text('unconfirmed'),
    [auditAttributes.correlationId]: memory.correlationId,
    [auditAttributes.time]: expr.asText(expr.now()),
  });
}

/** Notes how the create ended. */
export function auditAtEnd<F extends FlowType>(dialect: Dialect<F>): Node<F> {
  return dialect.writeData('Note the outcome', {
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
 * Reads the notes of an earlier run for the same record of this conversation. A record number there is the answer; any
 * other outcome means that a request of that run may still commit. A recorded time that cannot be parsed, or lies in the
 * future, is treated as now.
 */
export function readEarlierRun<F extends FlowType>(dialect: Dialect<F>): readonly Node<F>[] {
  const time = expr.ifElse(expr.isNotSetOrEmpty(memory.earlierTime), expr.now(), expr.toDateTime(memory.earlierTime));
  const isPast = expr.ifElse(expr.isSet(memory.earlierAt), expr.less(memory.earlierAt, expr.now()), false);
  const earlier = expr.ifElse(isPast, memory.earlierAt, expr.now());
  const isOurs = expr.equal(expr.append('', memory.earlierId), memory.correlationId);
  return [
    dialect.readData('Read the earlier run', {
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
              assign(results.outcome, 'found'),
              assign(results.number, memory.earlierNumber),
              assign(memory.goOn, false),
            ),
          ],
        },
        {
          when: expr.and(isOurs, expr.not(expr.isNotSetOrEmpty(memory.earlierOutcome))),
          actions: [
            nodes.updateData(
              'A request may be on its way',
              assign(memory.triedBefore, true),
              assign(memory.earlierAt, time),
            ),
            nodes.updateData(
              'It is over later',
              assign(memory.earlierSafeFrom, expr.addSeconds(earlier, earlierRunSeconds)),
            ),
          ],
        },
      ],
    }),
  ];
}
