import { didYouMean } from '../../input/did-you-mean';
import type { Finding } from '../../input/finding';
import type { Message } from '../../input/mistake';
import { shown } from '../../input/shown';
import type { OrgConfig } from '../org';
import { catalogue, isRecognised } from '../servicenow';

/** Tables whose records an import set can coalesce on their correlation id. */
const recognised = [
  ...new Set(
    Array.from(catalogue.values())
      .filter(isRecognised)
      .map(({ table }) => table),
  ),
];

/**
 * The mistakes in the import set tables of an org. With `create: importSet`, each create of a flow needs a table of its
 * own.
 */
export function importSetTableMistakes({ servicenow, release }: OrgConfig): readonly Finding[] {
  const { importSetTables } = servicenow;
  const at = (table: string, message: Message) => ({ at: ['servicenow', 'importSetTables', table], ...message });
  const given = Object.entries(importSetTables);
  const creates = release.create === 'importSet' ? new Set(release.flows.map((flow) => flow.create)) : [];
  const needed = new Map(Array.from(creates, (create) => [catalogue.get(create)?.table, create] as const));
  return [
    ...given.filter(([table]) => !recognised.includes(table)).map(([table]) => at(table, unknownTable(table))),
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

function unknownTable(table: string): Message {
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
    problem: `missing although release.create is importSet and ${shown(create)} creates records of ${table}`,
    expected: `its import set table, such as u_genesys_${table}`,
    next: 'name it, or set release.create to table',
  };
}
