import type { Fields } from './fields';
import * as errors from './menu-errors';

/**
 * The key of a phone that a word such as `digit_1` or `digit_*` names; undefined if it names none, which is reported.
 */
export function keyOf(fields: Fields, name: string): string | undefined {
  const node = fields.optional(name);
  const text = node === undefined ? undefined : fields.text(name);
  if (node === undefined || text === undefined) return undefined;
  const key = /^digit_([0-9*#])$/.exec(text)?.[1];
  if (key === undefined) fields.reporter.report(node, errors.badKey(text));
  return key;
}
