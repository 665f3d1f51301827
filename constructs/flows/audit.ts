import {
  addSeconds,
  and,
  append,
  assign,
  asText,
  boolean,
  equal,
  type FlowType,
  firstTrue,
  ifElse,
  integer,
  isNotSetOrEmpty,
  isSet,
  less,
  type Node,
  not,
  now,
  text,
  toDateTime,
  updateData,
} from '../architect';
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
    [auditAttributes.outcome]: text('unconfirmed'),
    [auditAttributes.correlationId]: memory.correlationId,
    [auditAttributes.time]: asText(now()),
  });
}

export function auditAtEnd<F extends FlowType>(medium: Medium<F>): Node<F> {
  return medium.writeData('Note the outcome', {
    [auditAttributes.outcome]: results.outcome,
    [auditAttributes.reason]: results.reason,
    [auditAttributes.number]: results.number,
    [auditAttributes.attempts]: asText(memory.attempts),
    [auditAttributes.renewals]: asText(memory.renewals),
    [auditAttributes.correlationId]: memory.correlationId,
    [auditAttributes.time]: asText(now()),
  });
}

/**
 * Reads what an earlier run for the same record of this conversation left: its number is the answer; any other outcome
 * means that a request of that run may still commit. A noted time that is no time, or in the future, counts as now.
 */
export function readEarlierRun<F extends FlowType>(medium: Medium<F>): readonly Node<F>[] {
  const time = ifElse(isNotSetOrEmpty(memory.earlierTime), now(), toDateTime(memory.earlierTime));
  const isPast = ifElse(isSet(memory.earlierAt), less(memory.earlierAt, now()), boolean(false));
  const earlier = ifElse(isPast, memory.earlierAt, now());
  const isOurs = equal(append(text(''), memory.earlierId), memory.correlationId);
  return [
    medium.readData('Read the earlier run', {
      [auditAttributes.number]: memory.earlierNumber,
      [auditAttributes.outcome]: memory.earlierOutcome,
      [auditAttributes.time]: memory.earlierTime,
      [auditAttributes.correlationId]: memory.earlierId,
    }),
    firstTrue<F>({
      name: 'Was there an earlier run?',
      cases: [
        {
          when: and(isOurs, not(isNotSetOrEmpty(memory.earlierNumber))),
          actions: [
            updateData(
              'The record is known',
              assign(results.outcome, text('found')),
              assign(results.number, memory.earlierNumber),
              assign(memory.goOn, boolean(false)),
            ),
          ],
        },
        {
          when: and(isOurs, not(isNotSetOrEmpty(memory.earlierOutcome))),
          actions: [
            updateData(
              'A request may be on its way',
              assign(memory.triedBefore, boolean(true)),
              assign(memory.earlierAt, time),
              assign(memory.earlierSafeFrom, addSeconds(earlier, integer(earlierRunSeconds))),
            ),
          ],
        },
      ],
    }),
  ];
}
