import { expr, type Flow, flow, type Node, nodes, variable } from '../architect';
import { workflowDialect } from './dialect';
import { makeRecord } from './record';
import { recipeOf, type ShippedFlowProps, usedVariables } from './shipped-flow';
import { results } from './variables';

/** The inputs that the launcher gives. All are declared, even where the flow of an org does not use them. */
const inputs = {
  conversationId: variable('Flow.conversationId', 'string', {
    isInput: true,
    description: 'Conversation that the record belongs to; identifies it when the workflow runs again',
  }),
  callerPhone: variable('Flow.callerPhone', 'string', { isInput: true, description: 'Phone number of the caller' }),
  shortDescription: variable('Flow.shortDescription', 'string', { isInput: true }),
  description: variable('Flow.description', 'string', { isInput: true }),
};

/** A workflow: makes the record and returns the number, the outcome and the reason to its launcher. */
export function workflow(props: ShippedFlowProps): Flow<'workflow'> {
  const given = (input: keyof typeof inputs) => expr.append('', inputs[input]);
  const dialect = workflowDialect(inputs.conversationId);
  const actions: readonly Node<'workflow'>[] = [
    ...makeRecord(recipeOf(dialect, props), props.actions, {
      shortDescription: given('shortDescription'),
      description: given('description'),
      phone: given('callerPhone'),
      matchDigits: props.matchDigits,
      fixedInputs: props.fixedInputs ?? {},
      contactType: 'phone',
    }),
    nodes.endWorkflow({ name: 'End', exitReason: results.outcome }),
  ];

  const outputs = new Set(Object.values(results).map(({ name }) => name));
  return flow({
    type: 'workflow',
    name: props.name,
    description: props.description,
    division: props.division,
    language: props.language,
    variables: [
      ...Object.values(inputs),
      ...usedVariables(actions).map((used) => (outputs.has(used.name) ? { ...used, isOutput: true } : used)),
    ],
    sequences: [{ name: 'Main', actions }],
  });
}
