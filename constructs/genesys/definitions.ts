import type { Inputs, Outputs } from '../architect';

/**
 * What a data action asks and how its answer is read. All texts are Velocity as the platform runs it; the escapes that
 * Terraform needs are added when the resource is declared.
 */
export interface DataActionDefinition<I extends Inputs = Inputs, O extends Outputs = Outputs> {
  /** Unique in its category; flows find the action by it. */
  readonly name: string;
  readonly inputs: I;
  readonly outputs: O;
  readonly request: RequestDefinition;
  readonly response: ResponseDefinition;
  /** 1 to 60. */
  readonly timeoutSeconds: number;
}

export interface RequestDefinition {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  /** Absolute URL. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Left out for GET. */
  readonly body?: string;
}

export interface ResponseDefinition {
  /** Name to JSONPath in the answer. */
  readonly values: Readonly<Record<string, string>>;
  /** JSON text for a value whose path does not resolve; a value that is there but null does not fall back. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Velocity that yields the JSON of the outputs. */
  readonly template: string;
}
