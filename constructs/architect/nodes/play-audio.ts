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

/** Queues audio for the caller. */
export interface PlayAudio {
  readonly kind: 'playAudio';
  readonly name: string;
  readonly audio: Expression<'audio'>;
}

const availability = {
  inboundCall: 'exists',
  inboundShortMessage: { instead: 'answer with sendResponse' },
  workflow: { instead: 'nobody listens to a workflow, so write conversation data' },
} as const satisfies Availability;

export function playAudio(props: Omit<PlayAudio, 'kind'>): Node<FlowTypeOf<typeof availability>> {
  return Object.freeze({ kind: 'playAudio', ...props });
}

export const playAudioDefinition: NodeDefinition<PlayAudio> = {
  availability,
  branches: none,
  evaluates: ({ audio }) => [evaluated('audio', audio, 'audio')],
  assigns: none,
  names: nothingNamed,
  continuation: () => 'goesOn',
  check: nothingElse,
  render: ({ name, audio }) => ({ playAudio: { name, audio: exp(audio) } }),
};
