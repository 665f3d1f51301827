import { type Expression, expr } from '../architect';

/** A text with values in place of its marks, such as `{number}`. */
export function filled(words: string, values: Readonly<Record<string, Expression<'string'>>>): Expression<'string'> {
  const marks = new Map(Object.entries(values).map(([name, value]) => [`{${name}}`, value]));
  const parts = words.split(/(\{\w+\})/).filter((part) => part !== '');
  return expr.append(...parts.map((part) => marks.get(part) ?? part));
}
