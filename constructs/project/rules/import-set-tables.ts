import { didYouMean } from '../../../input/did-you-mean';
import type { Finding } from '../../../input/finding';
import type { Message } from '../../../input/mistake';
import { shown } from '../../../input/shown';
import type { OrgConfig } from '../../org';
import { isRecognised, type OperationSet } from '../../servicenow';

/**
 * The mistakes in the import set tables of an org. With `create: importSet`, each create of a flow needs a table of its
 * own.
 */
export function importSetTableMistakes(
  { servicenow, release }: OrgConfig,
  operations: OperationSet,
): readonly Finding[] {
  const recognised = recognisedTables(operations);
  const { importSetTables } = servicenow;
  const at = (table: string, message: Message) => ({ at: ['servicenow', 'importSetTables', table], ...message });
  const given = Object.entries(importSetTables);
  const creates = release.create === 'importSet' ? new Set(release.flows.map((flow) => flow.create)) : [];
  const needed = new Map(Array.from(creates, (create) => [operations.find(create)?.table, create] as const));
  return [
    ...given
      .filter(([table]) => !recognised.includes(table))
      .map(([table]) => at(table, unknownTable(table, recognised))),
    ...given.flatMap(([table, importSetTable], index) => {
      const first = given.findIndex(([, other]) => other === importSetTable);
      return first < index ? [at(table, sharedTable(importSetTable, given[first]?.[0] as string))] : [];
    }),
    ...Array.from(needed).flatMap(([table, create]) =>
      table !== undefined && recognised.includes(table) && !Object.hasOwn(importSetTables, table)
        ? [at(table, missingTable(table, create))]
        : [],
    ),
  ];
}

/** Tables whose records an import set can coalesce on their correlation id. */
function recognisedTables({ all }: OperationSet): readonly string[] {
  return [...new Set(all.filter(isRecognised).map(({ table }) => table))];
}

function unknownTable(table: string, recognised: readonly string[]): Message {
  return {
    problem: 'no operation creates records of this table through an import set',
    expected: recognised.join(', '),
    next: didYouMean(table, recognised),
  };
}

function sharedTable(importSetTable: string, first: string): Message {
  return {
    given: shown(importSetTable),
    problem: `its rows become records of ${first}`,
    expected: 'an import set table of its own',
  };
}

function missingTable(table: string, create: string): Message {
  return {
    problem: `missing although the release has create: importSet and ${shown(create)} creates records of ${table}`,
    expected: `its import set table, such as u_genesys_${table}`,
    next: 'name it, or run a release with create: table',
  };
}
