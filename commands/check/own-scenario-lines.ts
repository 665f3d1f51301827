import type { CheckResult } from './check-result';

/**
 * The scenarios of the project's own: where each was played, and why not; none without such scenarios.
 *
 * @param name how the name of a flow or a file is written
 */
export function ownScenarioLines({ orgs, notPlayed }: CheckResult, name: (given: string) => string): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { org, ownScenarios } of orgs) {
    for (const { scenario, flow } of ownScenarios) {
      const line = `${name(scenario)}: played through ${name(flow)} of`;
      places.set(line, [...(places.get(line) ?? []), org]);
    }
  }
  const lines = [
    ...[...places].map(([line, names]) => `${line} ${names.join(', ')}.`),
    ...notPlayed.map(({ file, why }) => `${name(file)}: not played, since ${why}.`),
  ];
  return lines.length === 0 ? [] : ['', ...lines];
}
