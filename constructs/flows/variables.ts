import { type Variable, variable } from '../architect';

/** The variables of one execution of a flow. Nothing outlives it: interactions share no memory of flows. */
export const memory = {
  /** Bearer token; empty when none is held. */
  token: variable('Flow.token', 'string', { initial: '' }),
  /** Life of the token as ServiceNow stated it: the text of a number, or any other text. */
  expiresIn: variable('Flow.expiresIn', 'string', { initial: '' }),
  /** Life of the token in whole seconds. */
  tokenLife: variable('Flow.tokenLife', 'integer', { initial: 0 }),
  /** When the token is renewed: its end less the margin. */
  renewTokenAt: variable('Flow.renewTokenAt', 'dateTime'),
  /** Renewals that a refusal forced, in the whole flow. */
  renewals: variable('Flow.renewals', 'integer', { initial: 0 }),

  /** Index of the round in the loop of attempts. */
  attempt: variable('Flow.attempt', 'integer', { initial: 0 }),
  /** Rounds of that loop so far, without the last look-up. */
  attempts: variable('Flow.attempts', 'integer', { initial: 0 }),
  /** Next step of this round: `go`, `wait`, `again` (without waiting) or `done`. */
  step: variable('Flow.step', 'string', { initial: '' }),
  /** The token came in this round. */
  fresh: variable('Flow.fresh', 'boolean', { initial: false }),
  /** A refusal made this operation drop its token once. */
  dropped: variable('Flow.dropped', 'boolean', { initial: false }),
  /** No further attempt follows. */
  ended: variable('Flow.ended', 'boolean', { initial: false }),
  /** This round only looks the record up. */
  lastLook: variable('Flow.lastLook', 'boolean', { initial: false }),
  /** ServiceNow may have carried out a request whose answer was lost. */
  maybeSent: variable('Flow.maybeSent', 'boolean', { initial: false }),
  /** The last look-up of this round got no answer that can be used. */
  lookupFailed: variable('Flow.lookupFailed', 'boolean', { initial: false }),
  /** From this time on a lost request can no longer commit. */
  safeFrom: variable('Flow.safeFrom', 'dateTime'),
  /** When the last request to ServiceNow left. */
  sentAt: variable('Flow.sentAt', 'dateTime'),
  /** Status of the last failure; not set when the platform gave none. */
  status: variable('Flow.status', 'integer', { initial: 0 }),
  /** Status that ServiceNow reports for the last row of an import set. */
  importStatus: variable('Flow.importStatus', 'string', { initial: '' }),
  foundIds: variable('Flow.foundIds', 'stringCollection', { initial: [] }),
  foundRecords: variable('Flow.foundRecords', 'stringCollection', { initial: [] }),
  foundNumbers: variable('Flow.foundNumbers', 'stringCollection', { initial: [] }),

  /** An earlier run for this conversation noted an attempt. */
  triedBefore: variable('Flow.triedBefore', 'boolean', { initial: false }),
  /** When a request of that earlier run can no longer commit. */
  earlierSafeFrom: variable('Flow.earlierSafeFrom', 'dateTime'),
  earlierAt: variable('Flow.earlierAt', 'dateTime'),
  earlierId: variable('Flow.earlierId', 'string', { initial: '' }),
  earlierNumber: variable('Flow.earlierNumber', 'string', { initial: '' }),
  earlierOutcome: variable('Flow.earlierOutcome', 'string', { initial: '' }),
  earlierTime: variable('Flow.earlierTime', 'string', { initial: '' }),

  correlationId: variable('Flow.correlationId', 'string', { initial: '' }),
  /** Whether the flow goes on to create the record. */
  goOn: variable('Flow.goOn', 'boolean', { initial: true }),
  /** Last digits of the caller's number. */
  phoneSuffix: variable('Flow.phoneSuffix', 'string', { initial: '' }),
  callerId: variable('Flow.callerId', 'string', { initial: '' }),
  callerIds: variable('Flow.callerIds', 'stringCollection', { initial: [] }),
} as const satisfies Record<string, Variable>;

/** The results of a flow. A workflow returns them to its launcher. */
export const results = {
  /** `created`, `found`, `refused`, `failed` (certainly no record) or `unconfirmed`. */
  outcome: variable('Flow.outcome', 'string', { initial: 'failed' }),
  reason: variable('Flow.reason', 'string', { initial: '' }),
  number: variable('Flow.number', 'string', { initial: '' }),
} as const satisfies Record<string, Variable>;
