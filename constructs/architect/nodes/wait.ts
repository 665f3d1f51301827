import type { Expression } from '../expression';
import { exp } from '../render/values';
import {
  type Availability,
  evaluated,
  type FlowTypeOf,
  type NodeDefinition,
  none,
  nothingElse,
  nothingNamed,
} from './definition';
import type { Node } from './node';

/** Lets time pass. Calls have no such action: they play silence. */
export interface Wait {
  readonly kind: 'wait';
  readonly name: string;
  readonly duration: Expression<'duration'>;
}

const availability = {
  inboundCall: { instead: 'play silence, as in playAudio with uninterrupted(silence(1000))' },
  inboundShortMessage: 'exists',
  workflow: 'exists',
} as const satisfies Availability;

export function wait(props: Omit<Wait, 'kind'>): Node<FlowTypeOf<typeof availability>> {
  return Object.freeze({ kind: 'wait', ...props });
}

export const waitDefinition: NodeDefinition<Wait> = {
  availability,
  branches: none,
  evaluates: ({ duration }) => [evaluated('duration', duration, 'duration')],
  assigns: none,
  names: nothingNamed,
  continuation: () => 'goesOn',
  check: nothingElse,
  render: ({ name, duration }) => ({
    wait: { name, trimDurationNearMaxRunningTime: { lit: false }, duration: exp(duration) },
  }),
};
