/** One minute of a storm, on the virtual clock. */
export interface StormMinute {
  /** From 0. */
  readonly minute: number;
  /** Interactions that began in this minute, and that ended in it. */
  readonly arrived: number;
  readonly ended: number;
  /** Of those that ended: the ones without a record in ServiceNow, and the ones in the fallback queue. */
  readonly withoutRecord: number;
  readonly fellBack: number;
  /** Records that were written. */
  readonly tickets: number;
  /** Requests that reached ServiceNow; of those, the ones for a token and the ones without a 2xx answer. */
  readonly requests: number;
  readonly tokenRequests: number;
  readonly failedRequests: number;
  /** Executions that Genesys Cloud rejected because a limit of the org was reached. */
  readonly rejected: number;
  /** 95th percentile of the added wait of the interactions that ended, in seconds; 0 when none ended. */
  readonly p95Seconds: number;
}

/** The results of one set of flows in a storm. */
export interface StormCard {
  /** Short and unique among the cards of a result, such as `chained`. */
  readonly name: string;
  /** A sentence about the flows, without a final period. */
  readonly title: string;
  readonly interactions: { readonly call: number; readonly message: number; readonly workflow: number };
  /** Records in ServiceNow at the end, when every late commit is done. */
  readonly tickets: number;
  /** Interactions without a record. */
  readonly lost: number;
  /**
   * Lost interactions that no agent can notice: they neither ended in the fallback queue nor report a missing record.
   */
  readonly lostUnnoticed: number;
  /** Interactions with more than one record. */
  readonly duplicated: number;
  /** Interactions whose outcome asks an agent to check for a record. */
  readonly unconfirmed: number;
  readonly requests: number;
  /**
   * Executions of data actions per interaction: its requests to ServiceNow and its rejected executions. The few
   * sign-ins of the platform are included.
   */
  readonly executionsPerInteraction: number;
  readonly tokenRequests: number;
  readonly tokenRequestsPer1000: number;
  /** Executions that Genesys Cloud rejected because a limit of the org was reached. */
  readonly rejected: number;
  /** Seconds that an interaction spends in data actions and pauses, without speech. */
  readonly addedWaitSeconds: {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly longest: number;
  };
  /** Share of calls and messages that ended in the fallback queue and workflows that ended without a record, 0 to 1. */
  readonly fallbackShare: number;
  /** What the flows named and ServiceNow ignored in silence, such as a mistyped column. */
  readonly ignored: readonly string[];
  readonly minutes: readonly StormMinute[];
}

/** A stretch of a storm in which something is wrong, in minutes from its begin. */
export interface StormPhase {
  readonly fromMinute: number;
  readonly toMinute: number;
  /** The fault, such as `ServiceNow is down`. */
  readonly title: string;
}

/** Everything that a storm shows: the same storm for each set of flows. Plain data. */
export interface StormResult {
  readonly org: string;
  /** Name of the one flow that was played. @default - the flows that come with this project, and others beside them */
  readonly flow?: string | undefined;
  readonly seed: number;
  /** Interactions that arrive in a minute, and for how many minutes they do. */
  readonly perMinute: number;
  readonly arrivalMinutes: number;
  readonly phases: readonly StormPhase[];
  readonly cards: readonly StormCard[];
}
