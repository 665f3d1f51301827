import { defineFlow } from 'genesys-servicenow-cdktf';
import { expr, flow, nodes } from 'genesys-servicenow-cdktf/architect';
import { messageDialect, results, usedVariables } from 'genesys-servicenow-cdktf/flows';
import { createTask } from '../../task-operations';

/** A message that opens one catalogue task, tells its number, and goes to the desk. */
export const onboarding = defineFlow({
  name: 'onboarding',
  uses: { create: createTask },
  longestSeconds: 60,
  flow: ({ recipe, call, division, queues }) => {
    const { conversationId } = messageDialect;
    const hasTask = expr.or(expr.equal(results.outcome, 'created'), expr.equal(results.outcome, 'found'));
    const actions = [
      ...call(recipe(messageDialect), 'create', {
        inputs: {
          shortDescription: expr.append('New starter: ', expr.builtIn('Message.Message.body', 'string')),
          correlationId: expr.append(conversationId, '-onboarding'),
        },
      }),
      nodes.decision<'inboundShortMessage'>({
        name: 'Is there a task?',
        condition: hasTask,
        yes: [nodes.sendResponse({ name: 'Tell the number', body: expr.append('Your task is ', results.number) })],
      }),
      nodes.transferMessage({ name: 'To the desk', queue: queues.fallback }),
    ];
    return flow({
      type: 'inboundShortMessage',
      name: 'Onboarding',
      description: 'Opens a task for a new starter',
      division,
      language: 'en-us',
      variables: usedVariables(actions),
      sequences: [{ name: 'Main', actions }],
    });
  },
});
