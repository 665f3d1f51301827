import { displayAt, type Path, valueAt } from './paths';
import type { Records } from './records';
import type { Row } from './tables';

/** The parameters of a request that decide the form of records in its answer. */
export interface RecordFormat {
  /** The fields of `sysparm_fields`, in that order, or all fields. */
  readonly paths: readonly Path[];
  /** `sysparm_display_value`. */
  readonly display: 'false' | 'true' | 'all';
  /** `sysparm_exclude_reference_link`. */
  readonly plainReferences: boolean;
  readonly instance: string;
}

type Cell = string | { readonly display_value?: string; readonly value?: string; readonly link?: string };

/** A record in an answer of the Table API: every value is text; a reference is an object with a link, by default. */
export function recordJson(records: Records, row: Row, format: RecordFormat): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (const path of format.paths) cells[path.name] = cell(records, row, path, format);
  return cells;
}

function cell(records: Records, row: Row, path: Path, { display, plainReferences, instance }: RecordFormat): Cell {
  const value = valueAt(path, row);
  const link =
    path.column.type === 'reference' && !plainReferences && value !== ''
      ? { link: `${instance}/api/now/table/${path.column.target}/${value}` }
      : undefined;
  if (display === 'false') return link ? { ...link, value } : value;
  const display_value = displayAt(records, path, row);
  if (display === 'all') return { display_value, value, ...link };
  return link ? { display_value, ...link } : display_value;
}
