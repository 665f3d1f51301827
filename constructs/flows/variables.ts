import { type Variable, variable } from '../architect';

/** What one execution of a flow remembers. Nothing outlives it: no flow memory is shared between interactions. */
export const memory = {
  /** Bearer token; empty when none is held. */
  token: variable('Flow.token', 'string', { initial: '' }),
  /** Life of the token as ServiceNow stated it: text of a number, or of anything. */
  expiresIn: variable('Flow.expiresIn', 'string', { initial: '' }),
  /** Life of the token in whole seconds. */
  tokenLife: variable('Flow.tokenLife', 'integer', { initial: 0 }),
  /** When the token is renewed: its end less the margin. */
  renewTokenAt: variable('Flow.renewTokenAt', 'dateTime'),
  /** Renewals that a refusal forced, over the whole flow. */
  renewals: variable('Flow.renewals', 'integer', { initial: 0 }),

  /** Index of the round in the loop of attempts. */
  attempt: variable('Flow.attempt', 'integer', { initial: 0 }),
  /** Times round that loop so far, the last look not counted. */
  attempts: variable('Flow.attempts', 'integer', { initial: 0 }),
  /** What this round does next: `go`, `wait`, `again` (without waiting) or `done`. */
  step: variable('Flow.step', 'string', { initial: '' }),
  /** The token came in this round. */
  fresh: variable('Flow.fresh', 'boolean', { initial: false }),
  /** A refusal made this operation drop its token once. */
  dropped: variable('Flow.dropped', 'boolean', { initial: false }),
  /** No further attempt, whatever the reason. */
  ended: variable('Flow.ended', 'boolean', { initial: false }),
  /** No attempt in this round, only a look for the record. */
  lastLook: variable('Flow.lastLook', 'boolean', { initial: false }),
  /** A request went out whose work may have been done. */
  maybeSent: variable('Flow.maybeSent', 'boolean', { initial: false }),
  /** From then on a lost request can no longer commit. */
  safeFrom: variable('Flow.safeFrom', 'dateTime'),
  /** When the last request to ServiceNow left. */
  sentAt: variable('Flow.sentAt', 'dateTime'),
  /** Status of the last failure; not set when the platform gave none. */
  status: variable('Flow.status', 'integer', { initial: 0 }),
  /** What ServiceNow says that it made of the last row of an import set. */
  importStatus: variable('Flow.importStatus', 'string', { initial: '' }),
  foundIds: variable('Flow.foundIds', 'stringCollection', { initial: [] }),
  foundRecords: variable('Flow.foundRecords', 'stringCollection', { initial: [] }),
  foundNumbers: variable('Flow.foundNumbers', 'stringCollection', { initial: [] }),

  /** An earlier run for this conversation left a trace of an attempt. */
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

/** What a flow leaves behind; a workflow gives these to its launcher. */
export const results = {
  /** `created`, `found`, `refused`, `failed` (certainly no record) or `unconfirmed`. */
  outcome: variable('Flow.outcome', 'string', { initial: 'failed' }),
  reason: variable('Flow.reason', 'string', { initial: '' }),
  number: variable('Flow.number', 'string', { initial: '' }),
} as const satisfies Record<string, Variable>;
