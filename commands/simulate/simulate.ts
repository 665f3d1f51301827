import { loadOrgs, type OrgConfig } from '../../constructs/org';
import { orgRules } from '../../constructs/stack/org-rules';
import type { Scenario } from '../../sandbox/scenario';
import type { StormResult } from '../../sandbox/storm/card';
import { defaultStormPlan, type StormPlan } from '../../sandbox/storm/plan';
import { orgNamed } from '../org/org-named';
import { publishedVariant } from '../org/published-variant';
import { flowsText, type PlayScenariosOptions, playScenarios } from '../play/play-scenarios';
import { scenariosNamed } from '../play/scenarios';
import { checkReportFile, writeReport } from '../report/write-report';
import { serve, servedScenario } from '../serve/serve';
import { runStorm, stormAsExpected } from '../storm/storm';
import { stormText } from '../storm/storm-text';
import { Progress } from '../terminal/progress';
import { table } from '../terminal/table';

/** Without `scenario`, all are played that come with this project; none when there is a storm. */
export interface SimulateOptions extends PlayScenariosOptions {
  readonly org: string;
  readonly storm?: boolean;
  /** Whether a storm's interactions go on arriving until ServiceNow is back. */
  readonly arrivals: StormPlan['arrivals'];
  readonly list?: boolean;
  /** File of an HTML report. */
  readonly report?: string;
  readonly serve?: boolean;
  readonly port: number;
}

/**
 * Plays scenarios or a storm against the flows that an org ships or that files hold, or serves the org's data actions.
 * Nothing is written but the report that is asked for.
 *
 * @returns whether everything went as expected
 * @throws UserError for mistakes in options, org files, scenario files and flow files, and for broken artefacts
 */
export async function simulate(options: SimulateOptions): Promise<boolean> {
  if (options.list) return list(scenariosNamed(options.scenario), options);
  const org = orgNamed(options.org, loadOrgs('orgs', orgRules));
  if (options.report !== undefined) checkReportFile(options.report);
  if (options.serve) {
    await serve(org, publishedVariant(org), { ...options, scenario: servedScenario(options.scenario) });
    return true;
  }
  const withScenarios = !options.storm || options.scenario !== undefined || options.flow !== undefined;
  const { played, ...run } = withScenarios ? await playScenarios(org, publishedVariant(org), options) : { played: [] };
  const storm = options.storm ? await playStorm(org, options) : undefined;
  if (options.json) console.log(JSON.stringify({ org: org.name, seed: options.seed, ...run, played, storm }, null, 2));
  if (options.report !== undefined) {
    const about = `The ${flowsText(org, options)} in an embedded Genesys Cloud and ServiceNow, virtual time, seed ${options.seed}.`;
    writeReport(options.report, { title: `Simulation of ${org.name}`, about, played, storms: storm ? [storm] : [] });
    if (!options.json) console.log(`\nReport: ${options.report}`);
  }
  return played.every(({ asExpected }) => asExpected) && (storm === undefined || stormAsExpected(storm));
}

async function playStorm(org: OrgConfig, { arrivals, seed, json }: SimulateOptions): Promise<StormResult> {
  const result = await runStorm(org, { ...defaultStormPlan, arrivals }, seed, new Progress());
  if (!json) console.log(stormText(result));
  return result;
}

function list(scenarios: readonly Scenario[], { json }: SimulateOptions): boolean {
  const rows = scenarios.map(({ name, interaction, title }) => ({ name, interaction: interaction.type, title }));
  console.log(json ? JSON.stringify(rows, null, 2) : table(rows.map((row) => Object.values(row))));
  return true;
}
