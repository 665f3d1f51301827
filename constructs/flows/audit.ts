import {
  addSeconds,
  assign,
  asText,
  boolean,
  type FlowType,
  firstTrue,
  ifElse,
  integer,
  isNotSetOrEmpty,
  isSet,
  type Node,
  not,
  now,
  text,
  toDateTime,
  updateData,
} from '../architect';
import { earlierRunSeconds } from './limits';
import type { Medium } from './medium';
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
 * Reads what an earlier run for this conversation left: the number of its record is the answer; any other outcome means
 * that a request of that run may still commit.
 */
export function readEarlierRun<F extends FlowType>(medium: Medium<F>): readonly Node<F>[] {
  const time = ifElse(isNotSetOrEmpty(memory.earlierTime), now(), toDateTime(memory.earlierTime));
  const earlier = ifElse(isSet(memory.earlierAt), memory.earlierAt, now());
  return [
    medium.readData('Read the earlier run', {
      [auditAttributes.number]: memory.earlierNumber,
      [auditAttributes.outcome]: memory.earlierOutcome,
      [auditAttributes.time]: memory.earlierTime,
    }),
    firstTrue<F>({
      name: 'Was there an earlier run?',
      cases: [
        {
          when: not(isNotSetOrEmpty(memory.earlierNumber)),
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
          when: not(isNotSetOrEmpty(memory.earlierOutcome)),
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
