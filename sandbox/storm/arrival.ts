import type { Interaction } from '../genesys/flow';
import type { Random } from '../random';
import type { ServiceNowUser } from '../servicenow/options';
import type { StormFlow } from './subject';

const phone = '+442079460123';

/** Whose interactions a storm is made of. */
export const caller: ServiceNowUser = {
  user_name: 'ada.lovelace',
  name: 'Ada Lovelace',
  phone: '+44 2079460123',
  active: 'true',
};

/**
 * One interaction of a storm. Its conversation id stands in its texts too, so that a record can be told from others
 * where a flow sends no correlation id.
 */
export function interactionOf(
  type: StormFlow['type'],
  index: number,
  random: Random,
): { readonly interaction: Interaction; readonly conversationId: string } {
  const conversationId = conversationIdOf(index, random);
  const text = `My laptop does not start any more (${conversationId}).`;
  switch (type) {
    case 'inboundCall':
      return { conversationId, interaction: { type: 'call', conversationId, ani: phone } };
    case 'inboundShortMessage':
      return { conversationId, interaction: { type: 'message', conversationId, senderAddress: phone, body: text } };
    case 'workflow': {
      const inputs = {
        'Flow.conversationId': conversationId,
        'Flow.callerPhone': phone,
        'Flow.shortDescription': text,
        'Flow.description': text,
      };
      return { conversationId, interaction: { type: 'workflow', inputs, conversations: new Map() } };
    }
  }
}

/** Finds the conversation id in a text. */
export const conversationIdIn = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}/;

/** Random, and unique by its last part. */
function conversationIdOf(index: number, random: Random): string {
  const part = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return `${part(8)}-${part(4)}-4${part(3)}-8${part(3)}-${index.toString(16).padStart(12, '0')}`;
}
