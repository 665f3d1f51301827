import { type Expression, expr } from '../architect';

/** Placeholder for the number of the record in a text. */
const numberMark = '{number}';

/** The text with the number of the record in place of its placeholder. */
export function withNumber(words: string, number: Expression<'string'>): Expression<'string'> {
  const [before = '', after = ''] = words.split(numberMark);
  return expr.append(before, number, after);
}
