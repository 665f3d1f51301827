import type { FinishedRun } from './run';
import { secretsIn } from './verdict';

/**
 * The promises of any flow that a run has broken. A flow of one's own has neither the notes nor the limits of the shipped
 * ones, so nothing says what it means to do under faults: these promises need neither.
 *
 * @param plain the run without faults
 */
export function brokenByAny(run: FinishedRun, plain: FinishedRun): readonly string[] {
  const usual = countsOf(plain);
  const more = [...countsOf(run)].filter(([table, count]) => count > (usual.get(table) ?? 0));
  const { failed } = run.result;
  return [
    ...(failed === undefined ? [] : [`the flow failed: ${failed}`]),
    ...more.map(([table, count]) => `${count} records in ${table}, ${usual.get(table) ?? 0} without faults`),
    ...Object.entries(secretsIn(run)).flatMap(([problem, isSo]) => (isSo ? [problem] : [])),
  ];
}

/** The number of records in each table. */
function countsOf({ allRows }: FinishedRun): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { sys_class_name: table = '' } of allRows) counts.set(table, (counts.get(table) ?? 0) + 1);
  return counts;
}
