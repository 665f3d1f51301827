import { everyNode, type Flow } from '../architect';

/** Names of the queues that a flow sends conversations to, each once. */
export function queuesOf({ sequences, onError }: Pick<Flow, 'sequences' | 'onError'>): readonly string[] {
  const nodes = sequences.flatMap((sequence) => everyNode(sequence.actions));
  return [
    ...new Set([
      ...nodes.flatMap((node) => (node.kind === 'transferToAcd' ? [node.queue] : [])),
      ...(onError?.queue === undefined ? [] : [onError.queue]),
    ]),
  ];
}
