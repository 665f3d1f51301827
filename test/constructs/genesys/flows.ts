import { type DataActionRef, expr, type Flow, flow, type Node, nodes } from '../../../constructs/architect';

/** A workflow that calls the actions one after another. */
export function workflowCalling(name: string, ...actions: readonly DataActionRef[]): Flow {
  return flow({
    ...settings(name),
    type: 'workflow',
    sequences: [
      {
        name: 'Initial State',
        actions: [...actions.map(call), nodes.endWorkflow({ name: 'End', exitReason: expr.text('done') })],
      },
    ],
  });
}

/** A message flow that hands the conversation to a queue. */
export function messageFlowTo(name: string, queue: string): Flow {
  return flow({
    ...settings(name),
    type: 'inboundShortMessage',
    sequences: [{ name: 'Initial State', actions: [nodes.transferMessage({ name: 'To the desk', queue })] }],
  });
}

function settings(name: string) {
  return { name, description: '', division: 'Home', language: 'en-us', variables: [] };
}

function call(action: DataActionRef): Node<'workflow'> {
  const inputs = Object.entries(action.inputs).filter(([, field]) => field.required);
  return nodes.callData({
    name: `Call ${action.name}`,
    action,
    inputs: Object.fromEntries(inputs.map(([name]) => [name, expr.text('x')])),
    timeoutSeconds: 5,
    onSuccess: [],
    onFailure: [],
    onTimeout: [],
  });
}
