import type { ActionContext } from '../publish/action-context';
import type { Behaviour } from '../run/action';
import { writeData, writesOf } from './attributes';
import { branchesOf } from './exits';

/** Writes data of a conversation. Exits: success, and failure for a conversation without an id. */
export function setConversationData(context: ActionContext): Behaviour {
  const { fields, values } = context;
  const id = values.value(fields.required('conversationId'), 'string', 'conversationId').evaluate;
  fields.ignore('participantId');
  const writes = writesOf(context);
  return {
    exits: branchesOf(context, 'success', 'failure'),
    perform: (run) => {
      const conversationId = (id(run) as string | undefined) ?? '';
      if (conversationId === '') return 'failure';
      run.conversationId = conversationId;
      writeData(run, conversationId, writes);
      return 'success';
    },
  };
}
