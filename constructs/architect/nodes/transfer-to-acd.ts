import { checkLabel } from '../check/texts';
import { noTransferFailure, transferFailureNeeded } from '../errors';
import type { Variable } from '../expression';
import type { FlowTypeWith } from '../flow-type';
import { noValue, target } from '../render/values';
import { type Availability, assigned, type FlowTypeOf, type NodeDefinition, none } from './definition';
import type { AnyNode, Node } from './node';

/** Sends the conversation to a queue. */
export interface TransferToAcd {
  readonly kind: 'transferToAcd';
  readonly name: string;
  readonly queue: string;
  /** Runs when a call cannot be transferred; undefined for messages, which have no such exit. */
  readonly onFailure?: readonly AnyNode[];
  /** Receives what went wrong with a call's transfer. */
  readonly errorType?: Variable<'string'>;
}

type CanFail = FlowTypeWith<'transferFailure', true>;

export interface CallTransferProps extends Pick<TransferToAcd, 'name' | 'queue' | 'errorType'> {
  /** Must end the call itself. */
  readonly onFailure: readonly Node<CanFail>[];
}

const availability = {
  inboundCall: 'exists',
  inboundShortMessage: 'exists',
  workflow: { instead: 'a workflow has no conversation to transfer, so leave that to the flow of the conversation' },
} as const satisfies Availability;

export function transferCall(props: CallTransferProps): Node<CanFail> {
  return Object.freeze({ kind: 'transferToAcd', ...props });
}

export function transferMessage(
  props: Pick<TransferToAcd, 'name' | 'queue'>,
): Node<Exclude<FlowTypeOf<typeof availability>, CanFail>> {
  return Object.freeze({ kind: 'transferToAcd', ...props });
}

export const transferToAcdDefinition: NodeDefinition<TransferToAcd> = {
  availability,
  branches: ({ onFailure }) => (onFailure ? [{ exit: 'failure', actions: onFailure }] : []),
  evaluates: none,
  assigns: ({ errorType }) => (errorType ? [assigned('errorType', errorType, 'string')] : []),
  names: ({ queue }) => ({ dataActions: [], queues: [queue] }),
  // A failure branch that is missing is reported once, by the check.
  continuation: ({ onFailure }, { transferFailure }) =>
    transferFailure && onFailure === undefined ? 'goesOn' : 'byBranch',
  check: ({ queue, onFailure, errorType }, place) => {
    const { type, can } = place.flow;
    checkLabel(place, 'queue', queue);
    if (can.transferFailure && onFailure === undefined) place.report(transferFailureNeeded());
    if (!can.transferFailure && onFailure !== undefined) place.report(noTransferFailure('onFailure', type));
    if (!can.transferFailure && errorType !== undefined) place.report(noTransferFailure('errorType', type));
  },
  render: ({ name, queue, errorType, onFailure }, { can: { transferFailure }, outputs }) => ({
    transferToAcd: {
      name,
      targetQueue: { lit: { name: queue } },
      ...(transferFailure && { preTransferAudio: noValue, failureTransferAudio: noValue }),
      priority: { lit: 0 },
      preferredAgents: noValue,
      languageSkill: noValue,
      ...(transferFailure && { failureOutputs: { errorType: target(errorType), errorMessage: noValue } }),
      ...outputs({ failure: onFailure ?? [] }),
    },
  }),
};
