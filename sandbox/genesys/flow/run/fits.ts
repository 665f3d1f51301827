import type { ExpressionType } from '../expression/types';

/** Whether a value from outside the flow fits a variable of a type. */
export function fits(value: unknown, type: ExpressionType): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'decimal':
      return typeof value === 'number';
    case 'string':
    case 'boolean':
      return typeof value === type;
    default:
      return Array.isArray(value);
  }
}
