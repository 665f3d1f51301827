import { didYouMean, steps } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import type { Finding } from '../../input/finding';
import type { Message } from '../../input/mistake';
import type { Path } from '../../input/path';
import { shown } from '../../input/shown';
import type { Column, ColumnType } from '../servicenow/columns';
import { Records } from '../servicenow/records';
import type { ServiceNowSettings } from '../servicenow/settings';
import { type Table, tables } from '../servicenow/tables';
import type { ScenarioRecords } from './records-schema';

type Settings = Pick<ServiceNowSettings, 'customColumns' | 'ownTables' | 'closePolicy'>;
type Given = ScenarioRecords[string][number];

/** Numbers that ServiceNow may give to records of a run. */
const reservedNumbers = 1000;

/** Records that ServiceNow does not take as they are: what it would ignore, cut or overwrite is a mistake. */
export function recordFindings(records: ScenarioRecords, settings: Settings): readonly Finding[] {
  const { closePolicy } = settings;
  const known = tables(settings);
  const given = new GivenIds(records, known);
  // The moment does not matter: nothing is compared with it.
  const store = new Records({ tables: known, now: () => 0, newId: () => '', closePolicy });
  return Object.entries(records).flatMap(([name, rows]): readonly Finding[] => {
    const table = known.get(name);
    if (table === undefined) return [{ at: ['records', name], ...unknownTable(name, [...known.keys()]) }];
    return rows.flatMap((row, index) => {
      const found = Object.entries(row).flatMap(([column, value]): readonly Finding[] => {
        const message = wrongValue(table, column, value, given);
        return message === undefined ? [] : [{ at: ['records', name, index, column], ...message }];
      });
      return found.length > 0 ? found : storeFindings(store, table, row, ['records', name, index]);
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

function wrongValue(table: Table, name: string, value: string, given: GivenIds): Message | undefined {
  const column = table.columns.get(name);
  if (column === undefined) {
    const names = [...table.columns.keys()];
    return {
      problem: 'unknown column',
      expected: oneOfText(names),
      next: steps('add it to serviceNow.customColumns', didYouMean(name, names)),
    };
  }
  if (name === 'sys_id') return wrongId(value, given);
  if (column.readOnly) return { problem: 'only ServiceNow sets it', next: 'leave it out' };
  if (name === 'number' && isReserved(table, value)) return reserved(table, value);
  const expected = acceptedOtherwise(column, value, given);
  return expected === undefined ? undefined : { given: shown(value), expected };
}

function wrongId(id: string, given: GivenIds): Message | undefined {
  if (!/^[0-9a-f]{32}$/.test(id))
    return { given: shown(id), expected: '32 digits of 0-9 and a-f', next: 'correct it or leave it out' };
  return given.isTwice(id)
    ? { given: shown(id), problem: 'another record has it', expected: 'a different one for each record' }
    : undefined;
}

/** What a column accepts, where it does not accept the value. */
function acceptedOtherwise<T extends ColumnType>(
  column: Column<T>,
  value: string,
  given: GivenIds,
): string | undefined {
  const { accepts, expected } = accepted[column.type];
  return accepts(value, column, given) ? undefined : expected(column);
}

interface Accepted<T extends ColumnType> {
  accepts(value: string, column: Column<T>, given: GivenIds): boolean;
  expected(column: Column<T>): string;
}

const anyText: Accepted<ColumnType> = {
  accepts: (value, { maxLength }) => value.length <= maxLength,
  expected: ({ maxLength }) => `at most ${maxLength} characters`,
};

const accepted: { readonly [T in ColumnType]: Accepted<T> } = {
  string: anyText,
  integer: { accepts: (value) => /^-?\d+$/.test(value), expected: () => 'a whole number, in quotes' },
  boolean: {
    accepts: (value) => value === 'true' || value === 'false',
    expected: () => 'true or false, in quotes',
  },
  dateTime: {
    accepts: (value) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value),
    expected: () => 'a time in UTC such as 2025-01-31 09:30:00',
  },
  journal: anyText,
  choice: {
    accepts: (value, { choices }) => Object.hasOwn(choices, value),
    expected: ({ choices }) => oneOfText(Object.keys(choices)),
  },
  reference: {
    accepts: (value, { target }, given) => given.isIn(target, value),
    expected: ({ target }) => `the sys_id of a record of ${target} in this file`,
  },
};

function isReserved({ numbering }: Table, value: string): boolean {
  if (numbering === undefined || !value.toUpperCase().startsWith(numbering.prefix)) return false;
  const rest = value.slice(numbering.prefix.length);
  const number = /^\d+$/.test(rest) ? Number(rest) - numbering.first : -1;
  return number >= 0 && number < reservedNumbers;
}

function reserved({ numbering }: Table, value: string): Message {
  const { prefix, first } = numbering as NonNullable<Table['numbering']>;
  const text = (number: number) => `${prefix}${String(number).padStart(7, '0')}`;
  const last = first + reservedNumbers - 1;
  return {
    given: shown(value),
    expected: `a number outside ${text(first)} to ${text(last)}, which ServiceNow gives to new records, such as ${text(last + 1)}`,
  };
}

function storeFindings(store: Records, table: Table, row: Given, at: Path): readonly Finding[] {
  const written = store.insert(table, row, 'system', row['sys_id']);
  if (written.kind === 'mandatory') {
    return [
      {
        at,
        problem: `the data policy wants ${written.labels.join(' and ')} (close_code, close_notes) in this state`,
        next: 'give both, or set serviceNow.closePolicy to false',
      },
    ];
  }
  return Object.entries(row).flatMap(([column, value]) => {
    const kept = written.row[column];
    if (kept === value || table.columns.get(column)?.type === 'journal') return [];
    return [
      {
        at: [...at, column],
        given: shown(value),
        problem: `ServiceNow derives ${shown(kept ?? '')} from the other columns`,
        next: 'leave it out, or change those',
      },
    ];
  });
}

function unknownTable(name: string, known: readonly string[]): Message {
  return { problem: 'unknown table', expected: oneOfText(known), next: didYouMean(name, known) };
}
