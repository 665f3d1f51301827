import { loadProject } from '../../constructs/project/load-project';
import type { Scenario } from '../../sandbox/scenario';
import { chooseOrg } from '../org/choose-org';
import { publishedVariant } from '../org/published-variant';
import { flowsText, type PlayScenariosOptions, playScenarios } from '../play/play-scenarios';
import { scenariosNamed } from '../play/scenarios';
import { checkReportFile, writeReport } from '../report/write-report';
import { table } from '../terminal/table';

export interface SimulateOptions extends PlayScenariosOptions {
  readonly org?: string;
  readonly list?: boolean;
  /** File of an HTML report. @default - no report */
  readonly report?: string;
}

/**
 * Plays scenarios through the flows that an org ships, or through flows from files. Writes only the report.
 *
 * @returns whether everything went as expected
 * @throws UserError for mistakes in options, org files, scenario files and flow files, and for broken artefacts
 */
export async function simulate(options: SimulateOptions): Promise<boolean> {
  if (options.list) return list(scenariosNamed(options.scenario, loadProject().operations), options);
  const chosen = chooseOrg(options.org);
  const { seed, json, report } = options;
  if (report !== undefined) checkReportFile(report);
  const { org, published } = publishedVariant(chosen);
  const { played, ...run } = await playScenarios(org, published, options);
  if (json) console.log(JSON.stringify({ org: org.name, seed, ...run, played }, null, 2));
  if (report !== undefined) {
    const about = `The ${flowsText(org, options)} in an embedded Genesys Cloud and ServiceNow, virtual time, seed ${seed}.`;
    writeReport(report, { title: `Simulation of ${org.name}`, about, played });
    if (!json) console.log(`\nReport: ${report}`);
  }
  return played.every(({ asExpected }) => asExpected);
}

function list(scenarios: readonly Scenario[], { json }: SimulateOptions): boolean {
  const rows = scenarios.map(({ name, interaction, title }) => ({ name, interaction: interaction.type, title }));
  console.log(json ? JSON.stringify(rows, null, 2) : table(rows.map((row) => Object.values(row))));
  return true;
}
