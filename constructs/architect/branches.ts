import type { AnyNode, Kind } from './nodes';

/** A way out of an action that has actions of its own. */
export interface Branch {
  readonly exit: string;
  readonly actions: readonly AnyNode[];
}

type BranchesOf = { readonly [K in Kind]: (node: Extract<AnyNode, { readonly kind: K }>) => readonly Branch[] };

const none = () => [];

const byKind: BranchesOf = {
  callData: ({ onSuccess, onFailure, onTimeout }) => [
    { exit: 'success', actions: onSuccess },
    { exit: 'failure', actions: onFailure },
    { exit: 'timeout', actions: onTimeout },
  ],
  decision: ({ yes, no }) => [
    { exit: 'yes', actions: yes },
    { exit: 'no', actions: no },
  ],
  disconnect: none,
  endWorkflow: none,
  getAttributes: none,
  loop: ({ body }) => [{ exit: 'loop', actions: body }],
  loopExit: none,
  playAudio: none,
  sendResponse: none,
  setAttributes: none,
  switch: ({ cases, otherwise }) => [
    ...cases.map(({ actions }, index) => ({ exit: `case ${index + 1}`, actions })),
    { exit: 'default', actions: otherwise },
  ],
  transferToAcd: ({ onFailure }) => (onFailure ? [{ exit: 'failure', actions: onFailure }] : []),
  updateData: none,
  wait: none,
};

/** The branches of an action in the order in which they are written; none for an action that just goes on. */
export function branches(node: AnyNode): readonly Branch[] {
  return (byKind[node.kind] as (node: AnyNode) => readonly Branch[])(node);
}
