import { type Expression, expr } from '../architect';

/** Where a text says the number of the record. */
export const numberMark = '{number}';

/** A text with the number of the record in place of its mark. */
export function withNumber(words: string, number: Expression<'string'>): Expression<'string'> {
  const [before = '', after = ''] = words.split(numberMark);
  return expr.append(expr.text(before), number, expr.text(after));
}
