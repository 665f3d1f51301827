import { oneOf, section, whole } from '../../../input/schema-words';

export const budgetSeconds = whole(1, 900);

const keys = {
  attempts: whole(1, 3).describe('How often an operation is tried.'),
  firstDelaySeconds: whole(1, 5).describe('Wait after the first failed attempt, in seconds; doubled each time.'),
  jitterMilliseconds: whole(0, 999).describe('Longest random time that is added to each wait, in milliseconds.'),
  budgetSeconds: budgetSeconds.describe(
    'Longest time that one operation may take in the worst case, in seconds. Without it: the default of the flow type.',
  ),
  onUnknownFailure: oneOf(['retry', 'neverRecreate']).describe(
    'After a failure that leaves open whether the record was made: retry looks the record up and creates it if it is not there; neverRecreate only looks it up.',
  ),
};

const retryDefaults = {
  attempts: 3,
  firstDelaySeconds: 1,
  jitterMilliseconds: 0,
  onUnknownFailure: 'retry',
} as const;

/** The limits of the release. */
export const retry = section({
  attempts: keys.attempts.default(retryDefaults.attempts),
  firstDelaySeconds: keys.firstDelaySeconds.default(retryDefaults.firstDelaySeconds),
  jitterMilliseconds: keys.jitterMilliseconds.default(retryDefaults.jitterMilliseconds),
  budgetSeconds: keys.budgetSeconds.exactOptional(),
  onUnknownFailure: keys.onUnknownFailure.default(retryDefaults.onUnknownFailure),
});

/** The limits of one flow that differ. */
export const retryOfFlow = section({
  attempts: keys.attempts.exactOptional(),
  firstDelaySeconds: keys.firstDelaySeconds.exactOptional(),
  jitterMilliseconds: keys.jitterMilliseconds.exactOptional(),
  budgetSeconds: keys.budgetSeconds.exactOptional(),
  onUnknownFailure: keys.onUnknownFailure.exactOptional(),
});
