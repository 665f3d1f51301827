import type { ArchyAction, Block, Branches } from '../archy';
import type { Place } from '../check/place';
import type { DataActionRef } from '../data-action-ref';
import type { Expression, Variable } from '../expression';
import type { Capabilities, FlowType } from '../flow-type';
import type { ValueType } from '../value-type';
import type { AnyNode } from './node';

/** Everything that the checks, the walks and the rendering need to know of one kind of action. */
export interface NodeDefinition<N extends AnyNode> {
  readonly availability: Availability;
  /** The exits with actions of their own, in the order in which they are written. */
  readonly branches: (node: N) => readonly Branch[];
  /** The expressions that the action itself evaluates. */
  readonly evaluates: (node: N) => readonly Evaluated[];
  /** The variables that the action itself sets. */
  readonly assigns: (node: N) => readonly Assigned[];
  /** The objects of the org that the action refers to. */
  readonly names: (node: N) => NamedObjects;
  readonly continuation: (node: N, can: Capabilities) => Continuation;
  /** Reports the mistakes that `availability`, `evaluates` and `assigns` do not show. */
  readonly check: (node: N, place: Place) => void;
  readonly render: (node: N, rendering: Rendering) => ArchyAction;
}

/** For each flow type: whether the action exists there, or else what to do instead (docs/platform-facts.md, Actions and where they exist). */
export type Availability = Readonly<Record<FlowType, 'exists' | { readonly instead: string }>>;

/** The flow types in which an action exists. */
export type FlowTypeOf<A extends Availability> = {
  readonly [F in FlowType]: A[F] extends 'exists' ? F : never;
}[FlowType];

/** An exit of an action that has actions of its own. */
export interface Branch {
  readonly exit: string;
  readonly actions: readonly AnyNode[];
}

/** An expression with the place it stands in, such as `condition`, and the type that the place takes. */
export interface Evaluated {
  readonly what: string;
  readonly expression: Expression;
  readonly type: ValueType;
}

/** A variable with the place it stands in, such as `index`, and the type that the place takes. */
export interface Assigned {
  readonly what: string;
  readonly variable: Variable;
  readonly type: ValueType;
}

/** Publishing finds these by their names, so they must exist before the flow. */
export interface NamedObjects {
  readonly dataActions: readonly DataActionRef[];
  readonly queues: readonly string[];
}

/**
 * Where a path goes after an action: to the end of the flow, to the next action, out of the innermost loop, through the
 * body of a loop and on, or wherever its branches lead.
 */
export type Continuation = 'ends' | 'goesOn' | 'leavesLoop' | 'repeats' | 'byBranch';

/** What an action needs to know of the flow in which it is rendered. */
export interface Rendering {
  readonly can: Capabilities;
  readonly block: (actions: readonly AnyNode[]) => Block;
  /** The branches that have actions. */
  readonly outputs: <Exit extends string>(branches: Readonly<Record<Exit, readonly AnyNode[]>>) => Branches<Exit>;
}

export const everywhere: Availability = { inboundCall: 'exists', inboundShortMessage: 'exists', workflow: 'exists' };

export const none = () => [];

export const nothingNamed = (): NamedObjects => ({ dataActions: [], queues: [] });

export const nothingElse = () => {};

/** An expression whose type the compiler compares with that of its place. */
export function evaluated<T extends ValueType>(what: string, expression: Expression<NoInfer<T>>, type: T): Evaluated {
  return { what, expression, type };
}

/** A variable whose type the compiler compares with that of its place. */
export function assigned<T extends ValueType>(what: string, variable: Variable<NoInfer<T>>, type: T): Assigned {
  return { what, variable, type };
}
