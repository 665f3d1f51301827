import type { Inputs, Outputs } from '../architect';

/**
 * The request of a data action and the reading of its answer. All texts are Velocity as the platform runs it;
 * `DataAction` adds the escapes that Terraform needs.
 */
export interface DataActionDefinition<I extends Inputs = Inputs, O extends Outputs = Outputs> {
  /** Unique in its category: flows find the action by its name. */
  readonly name: string;
  /** Inputs of the contract, which templates read as `${input.<name>}`. */
  readonly inputs: I;
  /** Outputs of the contract, at least one. */
  readonly outputs: O;
  readonly request: RequestDefinition;
  readonly response: ResponseDefinition;
  /** The longest wait for the answer, 1 to 60. */
  readonly timeoutSeconds: number;
}

export interface RequestDefinition {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  /** Absolute URL, or a reference to one, such as `${credentials.loginUrl}`. */
  readonly url: string;
  /** Header to value. */
  readonly headers: Readonly<Record<string, string>>;
  /** @default - none; only a GET may omit it */
  readonly body?: string;
}

export interface ResponseDefinition {
  /** Name to JSONPath in the answer. */
  readonly values: Readonly<Record<string, string>>;
  /** Name to JSON text, used when the path of that value does not resolve. A value of null does not fall back. */
  readonly defaults: Readonly<Record<string, string>>;
  /** Velocity that yields the JSON of the outputs. */
  readonly template: string;
}
