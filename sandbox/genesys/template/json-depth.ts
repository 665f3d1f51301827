import { NumberText } from './json-text';

/** Whether a JSON value has more levels of objects and lists than this; looks no deeper than it must. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value instanceof NumberText) return false;
  return levels === 0 || Object.values(value).some((child) => isDeeperThan(levels - 1, child));
}
