import { columns } from '../terminal/table';
import type { Row } from './row';

/** A line for each row, and one below it for what is to do. */
export function rowsText(rows: readonly Row[]): string {
  return columns(rows.flatMap(({ result, text, next }) => [[result, text], ...(next ? [['', next]] : [])])).join('\n');
}
