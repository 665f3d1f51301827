import type { ReportContent } from '../report/render-report';
import { capital } from '../terminal/words';
import { type ExplainResult, headlineOf } from './explain-result';
import { goneLines, headOf, introOf, linesOf } from './text';

/** The report as the evidence of a change: what changes, what was run, and how it went. */
export function reportOf(result: ExplainResult): ReportContent {
  const { at, base, now, orgs, notes, faults } = result;
  const several = orgs.length > 1;
  return {
    title: `Change from ${base.name}: ${headlineOf(orgs)}`,
    about: introOf(result),
    evidence: {
      facts: {
        Date: at,
        'Base commit': `${base.commit} of ${base.date}`,
        'Commit of this work': `${now.commit} of ${now.date}`,
        ...(notes.length > 0 && { Notes: notes.map(capital).join('. ') }),
      },
      subjects: [
        ...orgs.map((org) => ({
          title: headOf(org),
          facts: {
            'Genesys Cloud region': org.region,
            'ServiceNow instance': org.instance,
            Scenarios: headlineOf([org]),
          },
          changes: linesOf(org),
          files: org.files,
        })),
        ...goneLines(result).map((title) => ({ title, facts: {}, changes: [], files: [] })),
      ],
      faults,
    },
    played: orgs.flatMap(({ org, played }) =>
      several ? played.map((one) => ({ ...one, scenario: `${org}: ${one.scenario}` })) : played,
    ),
  };
}
