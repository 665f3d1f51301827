import { conversationIdNeeded, conversationIdUnused, noAttributes } from '../errors';
import type { Expression } from '../expression';
import type { Place } from './place';
import { checkLabel } from './texts';

/** Checks that attributes are given, and that the conversation is named exactly where the flow has none of its own. */
export function checkConversation(
  place: Place,
  attributes: Readonly<Record<string, unknown>>,
  conversationId: Expression | undefined,
): void {
  const { type, can } = place.flow;
  if (Object.keys(attributes).length === 0) place.report(noAttributes());
  if (can.conversation === 'own' && conversationId !== undefined) place.report(conversationIdUnused(type));
  if (can.conversation === 'named' && conversationId === undefined) place.report(conversationIdNeeded());
  for (const name of Object.keys(attributes)) checkLabel(place, 'name of an attribute', name);
}
