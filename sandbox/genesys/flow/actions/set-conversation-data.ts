import type { Behaviour } from '../action';
import type { ActionContext } from '../action-context';
import { writeData, writesOf } from './attributes';
import { noBranches } from './simple';

/** Writes data of a named conversation. Exits: success, and failure for a conversation without an id. */
export function setConversationData(context: ActionContext): Behaviour {
  const { fields, values } = context;
  const id = values.value(fields.required('conversationId'), 'string', 'conversationId').evaluate;
  fields.ignore('participantId');
  const writes = writesOf(context);
  const branches = fields.map(fields.optional('outputs'), 'outputs', (outputs) => ({
    success: context.branch(outputs, 'success'),
    failure: context.branch(outputs, 'failure'),
  }));
  return {
    exits: branches ?? noBranches('success', 'failure'),
    perform: (run) => {
      const conversationId = (id(run) as string | undefined) ?? '';
      if (conversationId === '') return 'failure';
      run.conversationId = conversationId;
      writeData(run, conversationId, writes);
      return 'success';
    },
  };
}
