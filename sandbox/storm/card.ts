/** One minute of a storm, counted by the virtual clock. */
export interface StormMinute {
  /** From 0. */
  readonly minute: number;
  /** Interactions that began in it, and that ended in it. */
  readonly arrived: number;
  readonly ended: number;
  /** Of those that ended: without a record in ServiceNow, and in the fallback queue. */
  readonly withoutRecord: number;
  readonly fellBack: number;
  /** Records that were written. */
  readonly tickets: number;
  /** Requests that reached ServiceNow, of those the ones for a token, and the ones without a 2xx answer. */
  readonly requests: number;
  readonly tokenRequests: number;
  readonly failedRequests: number;
  /** Executions that Genesys Cloud rejected: its limits of the org were reached. */
  readonly rejected: number;
  /** 95th percentile of the added wait of those that ended, in seconds. 0 when none ended. */
  readonly p95Seconds: number;
}

/** What a set of flows made of a storm. */
export interface StormCard {
  /** Short and unique among the cards of a result, such as `chained`. */
  readonly name: string;
  /** What was played, as a sentence without an end. */
  readonly title: string;
  readonly interactions: { readonly call: number; readonly message: number; readonly workflow: number };
  /** Records in ServiceNow at the end, when every late commit is done. */
  readonly tickets: number;
  /** Interactions without a record. */
  readonly lost: number;
  /** Of those, the ones that nobody can know of: they neither ended in the fallback queue nor say that there is no record. */
  readonly lostUnnoticed: number;
  /** Interactions with more than one record. */
  readonly duplicated: number;
  /** Interactions whose outcome says that an agent should look. */
  readonly unconfirmed: number;
  readonly requests: number;
  /**
   * How often an interaction asks Genesys Cloud to execute a data action: requests to ServiceNow and rejected executions
   * for each. The few sign-ins of the platform itself are counted too.
   */
  readonly executionsPerInteraction: number;
  readonly tokenRequests: number;
  readonly tokenRequestsPer1000: number;
  /** Executions that Genesys Cloud rejected: its limits of the org were reached. */
  readonly rejected: number;
  /** Seconds that an interaction spent in data actions and pauses; speech is not counted. */
  readonly addedWaitSeconds: {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly longest: number;
  };
  /** Interactions that ended in the fallback queue, or workflows that ended without a record, from 0 to 1. */
  readonly fallbackShare: number;
  readonly minutes: readonly StormMinute[];
}

/** A stretch of a storm in which something is wrong, in minutes from its begin. */
export interface StormPhase {
  readonly fromMinute: number;
  readonly toMinute: number;
  /** What is wrong, such as `ServiceNow is down`. */
  readonly title: string;
}

/** Everything that a storm shows: the same storm for each set of flows. Plain data. */
export interface StormResult {
  readonly org: string;
  readonly seed: number;
  readonly phases: readonly StormPhase[];
  readonly cards: readonly StormCard[];
}
