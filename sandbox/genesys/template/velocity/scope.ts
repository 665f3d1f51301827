import { property, type Value, type VelocityContext } from './values';

/** The names of one rendering: the context, and the variables that `#set` made. */
export interface Scope {
  readonly context: VelocityContext;
  readonly locals: Map<string, Value>;
  /** Rounds of loops so far. */
  rounds: number;
  /** Whether `#break` has ended the current round. */
  leaving: boolean;
}

export type Evaluate = (scope: Scope) => Value;

export function lookUp(scope: Scope, name: string): Value {
  const local = scope.locals.get(name);
  return local === undefined ? property(scope.context, name) : local;
}
