import { didYouMean } from '../../input/user-error';
import type { OrgConfig, OrgRules } from '../org';
import { catalogue, isRecognised } from '../servicenow';

type Mistake = ReturnType<OrgRules['check']>[number];

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
export function importSetTableMistakes({ servicenow, release }: OrgConfig): readonly Mistake[] {
  const { importSetTables } = servicenow;
  const at = (table: string, message: string) => ({ path: ['servicenow', 'importSetTables', table], message });
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

function unknownTable(table: string): string {
  return `no operation creates records of this table through an import set; expected ${recognised.join(', ')}${didYouMean(table, recognised)}`;
}

function sharedTable(importSetTable: string, first: string): string {
  return `got "${importSetTable}", whose rows become records of ${first}; expected an import set table of its own`;
}

function missingTable(table: string, create: string): string {
  return `missing; release.create is importSet and "${create}" creates records of ${table}: name its import set table, such as u_genesys_${table}, or set release.create to table`;
}
