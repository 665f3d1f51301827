/** An HTTP request as it leaves the data-action engine. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty when there is none. */
  readonly body: string;
}

/** The outcome of a request, and how long after sending it arrives. */
export type HttpOutcome =
  | {
      readonly kind: 'reply';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly afterMs: number;
    }
  /** The connection broke. */
  | { readonly kind: 'reset'; readonly afterMs: number }
  /** No answer ever comes. */
  | { readonly kind: 'silence' };

/** The other side of the network. Called at the moment of sending; schedules its later effects on the clock itself. */
export type Remote = (request: HttpRequest) => HttpOutcome;
