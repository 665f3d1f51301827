/** How long and how often a flow tries. */
export interface Limits {
  /** How many times an operation is tried at most, 1 to 3. */
  readonly attempts: number;
  /** The pause after the first attempt, in seconds; doubled after each further one. */
  readonly firstDelaySeconds: number;
  /** The longest random time added to each pause where the flow type can, in milliseconds; 0 for none. */
  readonly jitterMilliseconds: number;
  /** The longest that one operation may take in all, in seconds. */
  readonly budgetSeconds: number;
  /** The longest wait for a token, in seconds. */
  readonly tokenSeconds: number;
  /** The longest wait for an answer of ServiceNow, in seconds. */
  readonly actionSeconds: number;
  /** How long before its end a token is renewed, in seconds; at half of its life when that is shorter. */
  readonly renewBeforeSeconds: number;
}

/**
 * ServiceNow ends a Table API transaction after 60 s by default: a request whose answer was lost cannot commit later.
 * An instance with a longer quota needs a change here.
 */
export const transactionLimitSeconds = 60;

/** How long a flow that runs again waits for a request of its earlier run: the time that it noted has no fractions. */
export const earlierRunSeconds = transactionLimitSeconds + 1;

/** A failure that took this long may be a gateway's or an action's time-out in disguise. */
export const slowFailureSeconds = 1;
