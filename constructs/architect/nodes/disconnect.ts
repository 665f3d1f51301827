import { type Availability, type FlowTypeOf, type NodeDefinition, none, nothingElse, nothingNamed } from './definition';
import type { Node } from './node';

/** Ends the conversation. */
export interface Disconnect {
  readonly kind: 'disconnect';
  readonly name: string;
}

const availability = {
  inboundCall: 'exists',
  inboundShortMessage: 'exists',
  workflow: { instead: 'finish with endWorkflow' },
} as const satisfies Availability;

export function disconnect(name: string): Node<FlowTypeOf<typeof availability>> {
  return Object.freeze({ kind: 'disconnect', name });
}

export const disconnectDefinition: NodeDefinition<Disconnect> = {
  availability,
  branches: none,
  evaluates: none,
  assigns: none,
  names: nothingNamed,
  continuation: () => 'ends',
  check: nothingElse,
  render: ({ name }) => ({ disconnect: { name } }),
};
