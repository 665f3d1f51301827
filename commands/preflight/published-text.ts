import { plainLine } from '../../input/plain-line';
import type { Published } from '../../platform/org-objects';

/** Such as `version 12, published 2026-10-01 by Jane Doe`. */
export function publishedText({ version, by, at }: Published): string {
  const number = `version ${plainLine(version)}`;
  if (by === undefined && at === undefined) return number;
  return [`${number}, published`, at?.slice(0, 10), by && `by ${plainLine(by)}`].filter(Boolean).join(' ');
}
