import { property, type Value, type VelocityContext } from './values';

/** The names of one rendering: the context, and the variables that `#set` made. */
export interface Scope {
  readonly context: VelocityContext;
  readonly locals: Map<string, Value>;
}

export type Evaluate = (scope: Scope) => Value;

export function lookUp(scope: Scope, name: string): Value {
  return scope.locals.get(name) ?? property(scope.context, name);
}
