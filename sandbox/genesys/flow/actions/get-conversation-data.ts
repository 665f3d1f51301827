import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { readData, readsOf } from './attributes';
import { branchesOf } from './exits';

/**
 * Reads data of a conversation into variables. Exits: found, notFound for a conversation without data, failure for one
 * without an id. The last two leave the variables unchanged.
 */
export function getConversationData(context: ActionContext): Behaviour {
  const { fields, values } = context;
  const id = values.value(fields.required('conversationId'), 'string', 'conversationId').evaluate;
  fields.ignore('participantId');
  const reads = readsOf(context);
  return {
    exits: branchesOf(context, 'found', 'notFound', 'failure'),
    perform: (run) => {
      const conversationId = (id(run) as string | undefined) ?? '';
      if (conversationId === '') return 'failure';
      run.conversationId = conversationId;
      if (!run.conversations.has(conversationId)) return 'notFound';
      readData(run, conversationId, reads);
      return 'found';
    },
  };
}
