import type { FailedExecution } from '../../trace';
import type { ActionOutcome } from './action-outcome';
import type { Mask } from './masking';

/** The outcome of an execution that does not succeed. */
export type Unsuccessful = Exclude<ActionOutcome, { readonly exit: 'success' }>;

/** The trace event of an execution that did not succeed. @param at when it ended */
export function failedExecution(action: string, at: number, outcome: Unsuccessful, mask: Mask): FailedExecution {
  const failed = { type: 'failed', at, action } as const;
  if (outcome.exit === 'timeout') return { ...failed, exit: 'timeout', message: 'it took too long' };
  const { status, errorCode, details, userMessage } = outcome.error;
  const stage = details[0]?.errorCode ?? '';
  return { ...failed, exit: 'failure', status, errorCode, stage, message: mask.text(userMessage) };
}
