import type { Interaction } from '../genesys/flow';
import type { Random } from '../random';
import { plainInteraction } from '../scenario';
import type { StormFlow } from './subject';

/**
 * One interaction of a storm. Its texts contain the conversation id, so that its record can be recognised where a flow
 * sends no correlation id.
 */
export function arrivalOf(
  type: StormFlow['type'],
  index: number,
  random: Random,
): { readonly interaction: Interaction; readonly conversationId: string } {
  const conversationId = conversationIdOf(index, random);
  const text = `My laptop does not start any more (${conversationId}).`;
  return { conversationId, interaction: plainInteraction(type, { conversationId, text }) };
}

/** Matches a conversation id in a text. */
export const conversationIdIn = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}/;

/** Random digits, then the index, which makes the id unique. */
function conversationIdOf(index: number, random: Random): string {
  const part = (digits: number) =>
    Math.floor(random() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0');
  return `${part(8)}-${part(4)}-4${part(3)}-8${part(3)}-${index.toString(16).padStart(12, '0')}`;
}
