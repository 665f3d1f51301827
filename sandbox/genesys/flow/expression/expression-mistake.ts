/** Something in an expression that Architect would refuse when the flow is published. */
export class ExpressionMistake extends Error {
  override readonly name = 'ExpressionMistake';

  /** @param at index of the character in the expression, from 0 */
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}
