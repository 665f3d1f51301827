import { didYouMean } from '../../input/did-you-mean';
import type { Finding } from '../../input/finding';
import { shown } from '../../input/shown';
import type { ServiceNowSettings } from '../servicenow/settings';
import { tables } from '../servicenow/tables';
import type { FaultLine } from './faults-schema';

/** Prefixes of custom tables and import set tables. An org file may name such an import set table. */
const importSetTable = /^(?:u|x|imp)_/;

/** Faults for tables that ServiceNow does not have. */
export function faultFindings(
  faults: readonly FaultLine[],
  { importSets, ownTables }: Pick<ServiceNowSettings, 'importSets' | 'ownTables'>,
): readonly Finding[] {
  const known = [...tables({ ownTables }).keys(), ...Object.keys(importSets)];
  return faults.flatMap(({ table }, index): readonly Finding[] => {
    if (table === undefined || importSetTable.test(table) || known.includes(table)) return [];
    return [
      {
        at: ['faults', index, 'table'],
        given: shown(table),
        expected: `one of ${known.join(', ')}, or an import set table of the org, whose name begins with u_, x_ or imp_`,
        next: didYouMean(table, known),
      },
    ];
  });
}
