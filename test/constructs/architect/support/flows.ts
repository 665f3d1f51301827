import {
  type AnyNode,
  type CallData,
  check,
  type DataActionRef,
  expr,
  type Flow,
  nodes,
  variable,
} from '../../../../constructs/architect';
import { UserError } from '../../../../input/user-error';

/** The variables that the flows of these tests declare. */
export const vars = {
  text: variable('Flow.text', 'string', { initial: '' }),
  count: variable('Flow.count', 'integer'),
  ratio: variable('Flow.ratio', 'decimal'),
  flag: variable('Flow.flag', 'boolean'),
  moment: variable('Flow.moment', 'dateTime'),
  list: variable('Flow.list', 'stringCollection'),
};

/** A data action with a required text, an optional integer and an output of each type. */
export const lookup = {
  category: 'ServiceNow',
  name: 'Find caller',
  secure: false,
  inputs: { phone: { type: 'string', required: true }, limit: { type: 'integer', required: false } },
  outputs: {
    sysId: { type: 'string' },
    found: { type: 'integer' },
    score: { type: 'number' },
    active: { type: 'boolean' },
    names: { type: 'stringList' },
  },
} as const satisfies DataActionRef;

const common = { name: 'Desk', description: 'Takes calls', division: 'Home', language: 'en-us' };

export const hangUp = nodes.disconnect('End');
export const finish = nodes.endWorkflow({ name: 'End', exitReason: expr.text('done') });

/** A call flow with one task, written without the help of the types. */
export function callFlow(actions: readonly AnyNode[], changes: Partial<Flow> = {}): Flow {
  return flowOf('inboundCall', actions, changes);
}

/** A message flow with one state. */
export function messageFlow(actions: readonly AnyNode[], changes: Partial<Flow> = {}): Flow {
  return flowOf('inboundShortMessage', actions, changes);
}

/** A workflow with one state. */
export function workflow(actions: readonly AnyNode[], changes: Partial<Flow> = {}): Flow {
  return flowOf('workflow', actions, changes);
}

/** A Call Data on `lookup` that is right as it stands. */
export function lookupCall(changes: Partial<CallData> = {}): CallData {
  return {
    kind: 'callData',
    name: 'Find',
    action: lookup,
    inputs: { phone: expr.text('+15550100') },
    outputs: {},
    timeoutSeconds: 4,
    onSuccess: [],
    onFailure: [],
    onTimeout: [],
    ...changes,
  };
}

/** What `check` finds, each mistake as one text. */
export function mistakesOf(flow: Flow): readonly string[] {
  try {
    check(flow);
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.message.split('\n');
    throw error;
  }
}

function flowOf(type: Flow['type'], actions: readonly AnyNode[], changes: Partial<Flow>): Flow {
  return { type, ...common, variables: Object.values(vars), sequences: [{ name: 'Main', actions }], ...changes };
}
