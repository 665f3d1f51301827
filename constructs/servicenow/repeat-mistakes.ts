import type { Mistake } from '../../input/mistake';
import {
  lookupOfOtherTable,
  lookupOfUpdate,
  lookupWithoutKey,
  lookupWithoutOutput,
  safeCreate,
  safeJournal,
  unsafeRead,
} from './errors';
import type { Lookup, Operation } from './operation';

/** Columns that keep each text written to them as an entry of its own. */
const journals = ['work_notes', 'comments'];

/** The mistakes in what an operation says about its repeats. */
export function repeatMistakes({ request, repeat, table }: Operation): readonly Mistake[] {
  switch (request.method) {
    case 'GET':
      return repeat.safe ? [] : [unsafeRead()];
    case 'POST':
      if (repeat.safe) return [safeCreate()];
      return repeat.lookup === undefined ? [] : lookupMistakes(repeat.lookup, table);
    case 'PATCH': {
      if (!repeat.safe) return repeat.lookup === undefined ? [] : [lookupOfUpdate()];
      const written = [...Object.values(request.columns), ...Object.keys(request.values ?? {})];
      return journals.filter((column) => written.includes(column)).map(safeJournal);
    }
  }
}

function lookupMistakes({ name, table, request, outputs }: Lookup, wantedTable: string): readonly Mistake[] {
  const key = request.method === 'GET' && request.query.length === 1 ? request.query[0] : undefined;
  const isByKey = key?.input === 'correlationId' && key.operator === '=' && key.columns.join() === 'correlation_id';
  const path = '$.result[*].correlation_id';
  return [
    ...(table === wantedTable ? [] : [lookupOfOtherTable(name, table, wantedTable)]),
    ...(isByKey ? [] : [lookupWithoutKey(name)]),
    ...(outputs.correlationIds.path === path ? [] : [lookupWithoutOutput(name, 'correlationIds', path)]),
  ];
}
