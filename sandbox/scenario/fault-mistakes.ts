import { nearest } from '../nearest';
import type { ServiceNowSettings } from '../servicenow/settings';
import { tables } from '../servicenow/tables';
import type { FaultLine } from './faults-schema';
import type { Mistake } from './mistakes';

/** How names of tables begin that a customer made or that take imports. An org file may name such an import set table. */
const importSetTable = /^(?:u|x|imp)_/;

/** Faults for tables that ServiceNow does not have. */
export function faultMistakes(
  faults: readonly FaultLine[],
  { importSets = {} }: Partial<Pick<ServiceNowSettings, 'importSets'>>,
): readonly Mistake[] {
  const known = [...tables().keys(), ...Object.keys(importSets)];
  return faults.flatMap(({ table }, index): readonly Mistake[] => {
    if (table === undefined || importSetTable.test(table) || known.includes(table)) return [];
    const message = `got ${JSON.stringify(table)}; expected a table of ServiceNow${nearest(table, known)}; tables are ${known.join(', ')}, and import set tables of the org, whose names begin with u_, x_ or imp_`;
    return [{ path: ['faults', index, 'table'], message }];
  });
}
