import { type Message, messageText } from '../../../../input/mistake';

/** A mistake in an expression, which Architect refuses when the flow is published. */
export class ExpressionMistake extends Error {
  override readonly name = 'ExpressionMistake';

  /** @param at index of the character in the expression, from 0 */
  constructor(
    readonly mistake: Message,
    readonly at: number,
  ) {
    super(messageText(mistake));
  }
}
