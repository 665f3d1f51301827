import { mistakeText } from '../../../input/mistake';
import type { Check } from '../check';
import { differences } from '../sandbox-orgs';
import { type LoadRow, otherReleasesUnderLoad, releasesUnderLoad } from './load-rows';
import type { Load } from './under-load';

/** Releases while contacts arrive: no call fails because of them, unless something is missing for which none does. */
export const loadChecks: readonly Check[] = [...releasesUnderLoad, ...otherReleasesUnderLoad].map((row) => ({
  name: `under load: ${row.name}`,
  onlyServed: 'virtual time passes between the calls of that provider',
  run: async (orgs) => wrong(row, await row.run(orgs)),
}));

function wrong({ fails, stops }: LoadRow, { failed, crossed, result }: Load): readonly string[] {
  const failures = Array.from(failed, ([reason, count]) => `${count} calls failed: ${reason}`);
  const isIdle = result.done.length > 0 && crossed === 0;
  if (fails !== undefined) return [...failed.keys()].some((reason) => fails.test(reason)) ? [] : ['no call failed'];
  const stopped = result.mistakes.map(mistakeText).some((text) => stops?.test(text));
  return [
    ...(isIdle ? ['no contact was in flight'] : []),
    ...failures,
    ...(stops === undefined ? differences(result) : []),
    ...(stops !== undefined && !stopped ? ['Terraform did not stop'] : []),
  ];
}
