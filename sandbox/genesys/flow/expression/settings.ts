import { createHash } from 'node:crypto';
import type { NamedKind } from '../../org/entities';

/** Behaviour of expressions that the platform does not document, or documents in contradicting ways. */
export interface ExpressionSettings {
  /**
   * The result of `ToInt` and `ToDecimal` for a text that is neither a number nor blank: NOT_SET, or a failure of the
   * flow. A cast of such a text to a number gives the same.
   *
   * @default 'notSet'
   */
  readonly unreadableNumbers: 'notSet' | 'fail';
  /** The id of an object of the org. @default - derived from its kind and name, the same in every run */
  readonly objectId: (kind: NamedKind, name: string) => string;
}

export const defaultExpressionSettings: ExpressionSettings = { unreadableNumbers: 'notSet', objectId: derivedId };

/** An id that looks like one of the platform. */
function derivedId(kind: NamedKind, name: string): string {
  const hex = createHash('sha256').update(`${kind}/${name}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
