import type { Check } from '../check';
import { differences } from '../sandbox-orgs';
import { causesUnderLoad, type LoadRow, releasesUnderLoad } from './load-rows';
import type { Load } from './under-load';

const onlyServed = 'virtual time passes between the calls of that provider';

/** Each release of the release table while contacts arrive, and each cause taken away for which no call fails. */
export const loadChecks: readonly Check[] = [
  ...releasesUnderLoad.map(
    (row): Check => ({
      name: `under load: ${row.name}`,
      onlyServed,
      run: async (orgs) => {
        const load = await row.run(orgs);
        return [...differences(load.result), ...wrong(row, load)];
      },
    }),
  ),
  ...causesUnderLoad.map(
    (row): Check => ({
      name: `under load: ${row.name}`,
      onlyServed,
      run: async (orgs) => wrong(row, await row.run(orgs)),
    }),
  ),
];

function wrong({ fails }: LoadRow, { failed, crossed, result }: Load): readonly string[] {
  const reasons = [...failed.keys()];
  return [
    ...(result.done.length > 0 && crossed === 0 ? ['no contact was in flight'] : []),
    ...(fails === undefined ? Array.from(failed, ([reason, count]) => `${count} calls failed: ${reason}`) : []),
    ...(fails !== undefined && !reasons.some((reason) => fails.test(reason)) ? ['no call failed'] : []),
  ];
}
