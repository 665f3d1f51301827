import { callDataDefinition } from './call-data';
import { decisionDefinition } from './decision';
import type { NodeDefinition } from './definition';
import { disconnectDefinition } from './disconnect';
import { endWorkflowDefinition } from './end-workflow';
import { getAttributesDefinition } from './get-attributes';
import { loopDefinition } from './loop';
import { loopExitDefinition } from './loop-exit';
import type { AnyNode, Kind } from './node';
import { playAudioDefinition } from './play-audio';
import { sendResponseDefinition } from './send-response';
import { setAttributesDefinition } from './set-attributes';
import { switchDefinition } from './switch';
import { transferToAcdDefinition } from './transfer-to-acd';
import { updateDataDefinition } from './update-data';
import { waitDefinition } from './wait';

/** In this form, the compiler knows that a node and the definition of its kind belong together. */
type NodeOf<K extends Kind> = {
  readonly [P in K]: Extract<AnyNode, { readonly kind: P }> & { readonly kind: P };
}[K];

const definitions: { readonly [K in Kind]: NodeDefinition<NodeOf<K>> } = {
  callData: callDataDefinition,
  decision: decisionDefinition,
  disconnect: disconnectDefinition,
  endWorkflow: endWorkflowDefinition,
  getAttributes: getAttributesDefinition,
  loop: loopDefinition,
  loopExit: loopExitDefinition,
  playAudio: playAudioDefinition,
  sendResponse: sendResponseDefinition,
  setAttributes: setAttributesDefinition,
  switch: switchDefinition,
  transferToAcd: transferToAcdDefinition,
  updateData: updateDataDefinition,
  wait: waitDefinition,
};

export const kinds: readonly string[] = Object.keys(definitions);

/** False for a kind that the types do not allow. */
export function isKnown({ kind }: AnyNode): boolean {
  return Object.hasOwn(definitions, kind);
}

export function definitionOf<K extends Kind>(node: NodeOf<K>): NodeDefinition<NodeOf<K>> {
  return definitions[node.kind];
}
