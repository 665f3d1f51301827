import { branches } from './branches';
import type { DataActionRef } from './data-action-ref';
import type { Expression, Variable } from './expression';
import type { Flow } from './flow';
import type { AnyNode, Kind } from './nodes';

type NodeOf<K extends Kind> = Extract<AnyNode, { readonly kind: K }>;

/** The expressions that a node evaluates itself. */
const evaluated: { readonly [K in Kind]: (node: NodeOf<K>) => readonly Expression[] } = {
  callData: (node) => Object.values(node.inputs),
  decision: (node) => [node.condition],
  disconnect: () => [],
  endWorkflow: (node) => [node.exitReason],
  getAttributes: (node) => (node.conversationId ? [node.conversationId] : []),
  loop: () => [],
  loopExit: () => [],
  playAudio: (node) => [node.audio],
  sendResponse: (node) => [node.body],
  setAttributes: (node) => [...Object.values(node.attributes), ...(node.conversationId ? [node.conversationId] : [])],
  switch: (node) => node.cases.map((branch) => branch.when),
  transferToAcd: () => [],
  updateData: (node) => node.statements.flatMap((statement) => (statement.value ? [statement.value] : [])),
  wait: (node) => [node.duration],
};

/** The variables that a node sets. */
const assigned: { readonly [K in Kind]: (node: NodeOf<K>) => readonly Variable[] } = {
  callData: (node) => [...Object.values(node.outputs), ...Object.values(node.failureOutputs ?? {})],
  decision: () => [],
  disconnect: () => [],
  endWorkflow: () => [],
  getAttributes: (node) => Object.values(node.attributes),
  loop: (node) => [node.index],
  loopExit: () => [],
  playAudio: () => [],
  sendResponse: () => [],
  setAttributes: () => [],
  switch: () => [],
  transferToAcd: (node) => (node.errorType ? [node.errorType] : []),
  updateData: (node) => node.statements.map((statement) => statement.variable),
  wait: () => [],
};

/** The action lists inside a node, in the order in which they are rendered. */
export function branchesOf(node: AnyNode): readonly (readonly AnyNode[])[] {
  return branches(node).map(({ actions }) => actions);
}

export function expressionsOf(node: AnyNode): readonly Expression[] {
  return (evaluated[node.kind] as (node: AnyNode) => readonly Expression[])(node);
}

export function assignedBy(node: AnyNode): readonly Variable[] {
  return (assigned[node.kind] as (node: AnyNode) => readonly Variable[])(node);
}

/** Every node of a list and of all that is nested in it, outer before inner. */
export function everyNode(nodes: readonly AnyNode[]): readonly AnyNode[] {
  return nodes.flatMap((node) => [node, ...branchesOf(node).flatMap(everyNode)]);
}

/** The data actions that a flow names, each once. */
export function actionsOf(flow: Pick<Flow, 'sequences'>): readonly DataActionRef[] {
  const nodes = flow.sequences.flatMap((sequence) => everyNode(sequence.actions));
  return [...new Set(nodes.flatMap((node) => (node.kind === 'callData' ? [node.action] : [])))];
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
