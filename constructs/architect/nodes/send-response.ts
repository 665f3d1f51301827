import type { Expression } from '../expression';
import { value } from '../render/values';
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

/** Answers a message. */
export interface SendResponse {
  readonly kind: 'sendResponse';
  readonly name: string;
  readonly body: Expression<'string'>;
}

const availability = {
  inboundCall: { instead: 'speak with playAudio' },
  inboundShortMessage: 'exists',
  workflow: { instead: 'nobody reads what a workflow answers, so write conversation data' },
} as const satisfies Availability;

export function sendResponse(props: Omit<SendResponse, 'kind'>): Node<FlowTypeOf<typeof availability>> {
  return Object.freeze({ kind: 'sendResponse', ...props });
}

export const sendResponseDefinition: NodeDefinition<SendResponse> = {
  availability,
  branches: none,
  evaluates: ({ body }) => [evaluated('body', body, 'string')],
  assigns: none,
  names: nothingNamed,
  continuation: () => 'goesOn',
  check: nothingElse,
  render: ({ name, body }) => ({ sendResponse: { name, messageBody: value(body) } }),
};
