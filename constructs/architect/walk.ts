import type { DataActionRef } from './data-action-ref';
import type { Expression, Variable } from './expression';
import type { Flow } from './flow';
import type { AnyNode } from './nodes';
import { definitionOf } from './nodes/definitions';

/** The action lists inside a node, in the order in which they are rendered. */
export function branchesOf(node: AnyNode): readonly (readonly AnyNode[])[] {
  return definitionOf(node)
    .branches(node)
    .map(({ actions }) => actions);
}

/** The expressions that a node evaluates itself. */
function expressionsOf(node: AnyNode): readonly Expression[] {
  return definitionOf(node)
    .evaluates(node)
    .map(({ expression }) => expression);
}

/** The variables that a node sets itself. */
function assignedBy(node: AnyNode): readonly Variable[] {
  return definitionOf(node)
    .assigns(node)
    .map(({ variable }) => variable);
}

/** Every node of a list and of all that is nested in it, outer before inner. */
function everyNode(nodes: readonly AnyNode[]): readonly AnyNode[] {
  return nodes.flatMap((node) => [node, ...branchesOf(node).flatMap(everyNode)]);
}

/** The data actions that a flow names, each once. */
export function actionsOf(flow: Pick<Flow, 'sequences'>): readonly DataActionRef[] {
  return [...new Set(namedIn(flow).flatMap(({ dataActions }) => dataActions))];
}

/** Names of the queues that a flow sends conversations to, each once. */
export function queuesOf(flow: Pick<Flow, 'sequences' | 'onError'>): readonly string[] {
  const onError = flow.onError?.queue === undefined ? [] : [flow.onError.queue];
  return [...new Set([...namedIn(flow).flatMap(({ queues }) => queues), ...onError])];
}

/** Full names of the variables that actions read or set, built-in ones included. */
export function variablesIn(nodes: readonly AnyNode[]): ReadonlySet<string> {
  return new Set(
    everyNode(nodes).flatMap((node) => [
      ...expressionsOf(node).flatMap((expression) => expression.reads),
      ...assignedBy(node).map((variable) => variable.name),
    ]),
  );
}

function namedIn({ sequences }: Pick<Flow, 'sequences'>) {
  return sequences.flatMap(({ actions }) => everyNode(actions)).map((node) => definitionOf(node).names(node));
}
