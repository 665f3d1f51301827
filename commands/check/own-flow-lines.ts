import { ownFlowsText } from '../explore/text';
import type { CheckResult } from './check-result';

/**
 * The limits of a check for flows that do not come with this project; none without such flows.
 *
 * @param name how the name of a flow is written
 */
export function ownFlowLines({ orgs }: CheckResult, name: (flow: string) => string): readonly string[] {
  const own = [...new Set(orgs.flatMap(({ ownFlows }) => ownFlows))];
  return [
    ...(own.length === 0 ? [] : ['', `${own.map(name).join(', ')}: ${ownFlowsText.replace('\n', ' ')}`]),
    ...orgs.flatMap(({ org, notExplored }) =>
      notExplored.flatMap(({ flow, why }) => [
        '',
        `${org}: ${name(flow)} was not played under schedules of faults, since ${why}.`,
      ]),
    ),
  ];
}
