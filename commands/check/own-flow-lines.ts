import { ownFlowsText } from '../explore/text';
import type { CheckResult } from './check-result';

/** What a check does not say of the flows that do not come with this project; none without such flows. */
export function ownFlowLines({ orgs }: CheckResult): readonly string[] {
  const own = [...new Set(orgs.flatMap(({ ownFlows }) => ownFlows))];
  return [
    ...(own.length === 0 ? [] : ['', `${own.join(', ')}: ${ownFlowsText.replace('\n', ' ')}`]),
    ...orgs.flatMap(({ org, notExplored }) =>
      notExplored.flatMap(({ flow, why }) => [
        '',
        `${org}: ${flow} was not played under schedules of faults, since ${why}.`,
      ]),
    ),
  ];
}
