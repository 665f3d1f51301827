import { declaredIn } from '../../input/declared-in';
import { didYouMean } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import { type Mistake, within } from '../../input/mistake';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import { badColumn, badTable } from './errors';

/** A column of a table. */
export type OwnColumn =
  /** @param maxLength characters that ServiceNow keeps. @default 255 */
  | { readonly type: 'string'; readonly maxLength?: number }
  | { readonly type: 'integer' | 'boolean' | 'dateTime' | 'journal' }
  /** Value to label. ServiceNow ignores other values in silence. */
  | { readonly type: 'choice'; readonly choices: Readonly<Record<string, string>> }
  /** Holds the sys_id of a record of `table`. */
  | { readonly type: 'reference'; readonly table: string };

/** A table of a ServiceNow instance, as the sandbox plays it. Nothing of it goes into a data action. */
export interface OwnTable {
  /** Name in ServiceNow, such as `sn_hr_core_case`. */
  readonly name: string;
  /**
   * Name of the table that it extends, such as `task`, or that table if it is one's own. @default - none; for a table that
   * the sandbox knows, such as `incident`, the one that it extends there
   */
  readonly extends?: string | OwnTable;
  /** Its own columns, by name. Those of the table that it extends need no mention. */
  readonly columns: Readonly<Record<string, OwnColumn>>;
}

const types: Readonly<Record<OwnColumn['type'], true>> = {
  string: true,
  integer: true,
  boolean: true,
  dateTime: true,
  journal: true,
  choice: true,
  reference: true,
};

const word = /^[a-z][a-z0-9_]*$/;

/**
 * Declares a table that the sandbox does not know, or more columns of one that it knows. Give it to operations as their
 * `table`.
 *
 * @throws UserError that lists every mistake in it
 * @example
 * export const hrCase = defineTable({
 *   name: 'sn_hr_core_case',
 *   extends: 'task',
 *   columns: {
 *     subject_person: { type: 'reference', table: 'sys_user' },
 *     hr_service: { type: 'string', maxLength: 40 },
 *   },
 * });
 */
export function defineTable(table: OwnTable): OwnTable {
  const mistakes = [
    ...(word.test(table.name) ? [] : [badTable(table.name)]),
    ...(typeof table.extends !== 'string' || word.test(table.extends) ? [] : [badExtends(table.extends)]),
    ...Object.entries(table.columns).flatMap(([name, column]) => columnMistakes(name, column)),
  ];
  if (mistakes.length > 0) {
    const place = declaredIn(defineTable);
    throw new UserError(mistakes.map((mistake) => ({ ...place, ...within(`table ${shown(table.name)}`, mistake) })));
  }
  return Object.freeze(table);
}

function columnMistakes(name: string, column: OwnColumn): readonly Mistake[] {
  const path = `column ${shown(name)}`;
  return [
    ...(word.test(name) ? [] : [badColumn('columns', name)]),
    ...(Object.hasOwn(types, column.type) ? [] : [{ path, ...badType(column.type) }]),
    ...(column.type === 'reference' && !word.test(column.table) ? [within(path, badTable(column.table))] : []),
    ...(column.type === 'string' && column.maxLength !== undefined && !(column.maxLength >= 1)
      ? [{ path: `${path}, maxLength`, given: shown(column.maxLength), expected: 'at least 1' }]
      : []),
  ];
}

function badExtends(name: string): Mistake {
  return { ...badTable(name), path: 'extends' };
}

function badType(type: string): Mistake {
  const known = Object.keys(types);
  return { given: shown(type), expected: oneOfText(known), next: didYouMean(type, known) };
}
