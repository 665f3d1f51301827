/** What the platform API does where its documentation leaves it open, or where a test wants it otherwise. */
export interface ApiSettings {
  /** Requests of one token in a minute. More of them get 429. */
  readonly requestsPerMinute: number;
  /** Sign-ins of one client in a minute. More of them get 429. */
  readonly signInsPerMinute: number;
  /** How long a token holds. */
  readonly tokenSeconds: number;
  /** How long a job that publishes a flow takes, from the upload on. The flow is published when the job is read after that. */
  readonly flowJobSeconds: number;
  /** The status of an execution whose flow failed and could not go on. */
  readonly failedExecutionStatus: 'ERROR' | 'FAILED';
}

/** 300 requests a minute is the documented limit of a token, and 86,399 s the documented life of one. */
export const defaultApiSettings: ApiSettings = {
  requestsPerMinute: 300,
  signInsPerMinute: Number.POSITIVE_INFINITY,
  tokenSeconds: 86_399,
  flowJobSeconds: 0,
  failedExecutionStatus: 'ERROR',
};
