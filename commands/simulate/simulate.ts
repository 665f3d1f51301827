import { UserError } from '../../constructs/errors';
import { loadOrgs, type OrgConfig } from '../../constructs/org';
import { orgRules } from '../../constructs/org-rules';
import type { Scenario } from '../../sandbox/scenario';
import type { StormResult } from '../../sandbox/storm/card';
import { defaultStormPlan, type StormPlan } from '../../sandbox/storm/plan';
import { isPath } from '../is-path';
import { orgNamed } from '../org-named';
import { writeReport } from '../report/write-report';
import { scenariosNamed } from '../scenarios';
import { story, summary } from '../start/report';
import { table } from '../table';
import { chosenFlows } from './chosen-flows';
import { Progress } from './progress';
import { publishFiles } from './publish-files';
import { publishedVariant } from './published-variant';
import { plainScenarios, runScenarios, type ScenariosRun } from './run-scenarios';
import { runStorm, stormAsExpected } from './run-storm';
import { serve } from './serve';
import { stormText } from './storm-text';

export interface SimulateOptions {
  readonly org: string;
  /** Types, names or files of the flows that scenarios are played through. */
  readonly flow?: readonly string[];
  /** File of the objects that the org has besides, for flows from files. */
  readonly objects?: string;
  /** Names or files. @default - all that come with this project; none when there is a storm */
  readonly scenario?: readonly string[];
  readonly storm?: boolean;
  /** Whether a storm's interactions go on arriving until ServiceNow is back. */
  readonly arrivals: StormPlan['arrivals'];
  readonly seed: number;
  readonly list?: boolean;
  readonly json?: boolean;
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
 * @throws UserError for mistakes in org files or options, SandboxError for mistakes in scenario and flow files and broken artefacts
 */
export async function simulate(options: SimulateOptions): Promise<boolean> {
  if (options.list) return list(scenariosNamed(options.scenario), options);
  const org = orgNamed(options.org, loadOrgs('orgs', orgRules));
  if (options.serve) {
    await serve(org, publishedVariant(org), options);
    return true;
  }
  const withScenarios = !options.storm || options.scenario !== undefined || options.flow !== undefined;
  const { played, ...run } = withScenarios ? await playScenarios(org, options) : { played: [] };
  const storm = options.storm ? await playStorm(org, options) : undefined;
  if (options.json) console.log(JSON.stringify({ org: org.name, seed: options.seed, ...run, played, storm }, null, 2));
  if (options.report !== undefined) {
    const about = `The ${flowsOf(org, options)} in an embedded Genesys Cloud and ServiceNow, virtual time, seed ${options.seed}.`;
    writeReport(options.report, { title: `Simulation of ${org.name}`, about, played, storms: storm ? [storm] : [] });
    if (!options.json) console.log(`\nReport: ${options.report}`);
  }
  return played.every(({ asExpected }) => asExpected) && (storm === undefined || stormAsExpected(storm));
}

interface ScenariosPlayed extends ScenariosRun {
  /** What is odd about flows from files. */
  readonly warnings: readonly string[];
}

async function playScenarios(org: OrgConfig, options: SimulateOptions): Promise<ScenariosPlayed> {
  const files = filesOf(options);
  if (files.length === 0 && options.objects !== undefined)
    throw new UserError(['--objects is for flows from files; name one with --flow, or leave it out']);
  const shipped = publishedVariant(org);
  const published = files.length === 0 ? shipped : publishFiles(org, shipped, files, options.objects);
  const flows = options.flow && chosenFlows([...new Set(options.flow)], published.flows);
  const scenarios = [...(options.scenario ? [] : plainScenarios(flows ?? [])), ...scenariosNamed(options.scenario)];
  const warnings = published.flows.filter(({ file }) => files.includes(file)).flatMap((flow) => flow.warnings);

  const print = (text: string) => (options.json ? undefined : console.log(text));
  print(`Playing the ${flowsOf(org, options)} against an embedded Genesys Cloud and ServiceNow (virtual time):`);
  for (const warning of warnings) print(`   warning: ${warning}`);
  const run = await runScenarios(org, published, {
    scenarios,
    flows,
    seed: options.seed,
    onPlayed: (one, index) => print(story(one, index)),
  });
  print(summary(run.played));
  if (run.leftOut.length > 0) print(`\nLeft out, since they start flows of other types: ${run.leftOut.join(', ')}`);
  return { ...run, warnings };
}

function filesOf({ flow }: SimulateOptions): readonly string[] {
  return [...new Set(flow?.filter(isPath))];
}

function flowsOf({ name }: OrgConfig, options: SimulateOptions): string {
  const files = filesOf(options);
  return files.length === 0 ? `flows of ${name}` : `flows of ${files.join(', ')}, published to ${name},`;
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
