import { shown } from '../../input/shown';

/** What a value is that the code of a project gave in place of another, as messages name it. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return shown(value);
  if (typeof value === 'function')
    return /^class\b/.test(Function.prototype.toString.call(value)) ? 'a class' : 'a function';
  if (Array.isArray(value)) return 'a list';
  return value instanceof Promise ? 'a promise' : 'something else';
}
