import { nearest } from '../nearest';
import { Records } from '../servicenow/records';
import type { ServiceNowSettings } from '../servicenow/settings';
import { type Column, type Table, tables } from '../servicenow/tables';
import type { Mistake } from './mistakes';
import type { ScenarioRecords } from './records-schema';

type Settings = Pick<ServiceNowSettings, 'customColumns' | 'closePolicy'>;
type Given = ScenarioRecords[string][number];

/** Numbers that ServiceNow may give to records of a run. */
const reservedNumbers = 1000;

/** Records that ServiceNow does not take as they are: what it would ignore, cut or overwrite is a mistake. */
export function recordMistakes(records: ScenarioRecords, { customColumns, closePolicy }: Settings): readonly Mistake[] {
  const known = tables(customColumns);
  const given = new GivenIds(records, known);
  // The moment does not matter: nothing is compared with it.
  const store = new Records({ tables: known, now: () => 0, newId: () => '', closePolicy });
  return Object.entries(records).flatMap(([name, rows]): readonly Mistake[] => {
    const table = known.get(name);
    if (table === undefined) return [{ path: ['records', name], message: unknownTable(name, [...known.keys()]) }];
    return rows.flatMap((row, index) => {
      const mistakes = Object.entries(row).flatMap(([column, value]): readonly Mistake[] => {
        const message = valueMistake(table, column, value, given);
        return message === undefined ? [] : [{ path: ['records', name, index, column], message }];
      });
      return mistakes.length > 0 ? mistakes : storeMistakes(store, table, row, ['records', name, index]);
    });
  });
}

/** The sys_ids that records are given, which others may refer to. */
class GivenIds {
  private readonly tablesOf = new Map<string, readonly Table[]>();

  constructor(records: ScenarioRecords, known: ReadonlyMap<string, Table>) {
    for (const [name, rows] of Object.entries(records)) {
      const table = known.get(name);
      for (const { sys_id: id } of rows) {
        if (id !== undefined && table !== undefined) this.tablesOf.set(id, [...(this.tablesOf.get(id) ?? []), table]);
      }
    }
  }

  isTwice(id: string): boolean {
    return (this.tablesOf.get(id)?.length ?? 0) > 1;
  }

  isIn(table: string, id: string): boolean {
    return this.tablesOf.get(id)?.some(({ lineage }) => lineage.includes(table)) ?? false;
  }
}

function valueMistake(table: Table, name: string, value: string, given: GivenIds): string | undefined {
  const column = table.columns.get(name);
  if (column === undefined) {
    const names = [...table.columns.keys()];
    return `unknown column${nearest(name, names)}; add it to serviceNow.customColumns, or use one of ${names.join(', ')}`;
  }
  if (name === 'sys_id') return idMistake(value, given);
  if (column.readOnly) return 'is set by ServiceNow alone; leave it out';
  if (name === 'number' && isReserved(table, value)) return reservedMistake(table, value);
  const accepted = acceptedOtherwise(column, value, given);
  return accepted && `got ${shown(value)}; expected ${accepted}`;
}

function idMistake(id: string, given: GivenIds): string | undefined {
  if (!/^[0-9a-f]{32}$/.test(id)) return `got ${shown(id)}; expected 32 digits of 0-9 and a-f, or leave it out`;
  return given.isTwice(id) ? `got ${shown(id)}, which stands twice; give each record one of its own` : undefined;
}

/** What a column accepts, where it does not accept the value. */
function acceptedOtherwise(column: Column, value: string, given: GivenIds): string | undefined {
  switch (column.type) {
    case 'boolean':
      return value === 'true' || value === 'false' ? undefined : 'true or false, in quotes';
    case 'choice':
      return Object.hasOwn(column.choices, value) ? undefined : `one of ${Object.keys(column.choices).join(', ')}`;
    case 'integer':
      return /^-?\d+$/.test(value) ? undefined : 'a whole number, in quotes';
    case 'dateTime':
      return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value) ? undefined : 'a time in UTC such as 2025-01-31 09:30:00';
    case 'reference':
      return given.isIn(column.target, value) ? undefined : `the sys_id of a record of ${column.target} in this file`;
    default:
      return value.length <= column.maxLength ? undefined : `at most ${column.maxLength} characters`;
  }
}

function isReserved({ numbering }: Table, value: string): boolean {
  if (numbering === undefined || !value.toUpperCase().startsWith(numbering.prefix)) return false;
  const rest = value.slice(numbering.prefix.length);
  const number = /^\d+$/.test(rest) ? Number(rest) - numbering.first : -1;
  return number >= 0 && number < reservedNumbers;
}

function reservedMistake({ numbering }: Table, value: string): string {
  const { prefix, first } = numbering as NonNullable<Table['numbering']>;
  const text = (number: number) => `${prefix}${String(number).padStart(7, '0')}`;
  const last = first + reservedNumbers - 1;
  return `got ${shown(value)}; expected a number outside ${text(first)} to ${text(last)}, which ServiceNow gives to new records, such as ${text(last + 1)}`;
}

function storeMistakes(store: Records, table: Table, row: Given, path: Mistake['path']): readonly Mistake[] {
  const written = store.insert(table, row, 'system', row['sys_id']);
  if (written.kind === 'mandatory') {
    const message = `lacks ${written.labels.join(' and ')} (close_code, close_notes), which the data policy wants in this state; give both, or set serviceNow.closePolicy to false`;
    return [{ path, message }];
  }
  return Object.entries(row).flatMap(([column, value]) => {
    const kept = written.row[column];
    if (kept === value || table.columns.get(column)?.type === 'journal') return [];
    const message = `got ${shown(value)}; ServiceNow derives ${shown(kept ?? '')} from the other columns; leave it out, or change those`;
    return [{ path: [...path, column], message }];
  });
}

function unknownTable(name: string, known: readonly string[]): string {
  return `unknown table${nearest(name, known)}; tables are ${known.join(', ')}`;
}

function shown(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}
