import { defaultStormPlan, type StormPlan } from '../../sandbox/storm/plan';
import { chooseOrg } from '../org/choose-org';
import { checkReportFile, writeReport } from '../report/write-report';
import { Progress } from '../terminal/progress';
import { nothingToPlay } from '../terminal/words';
import { runStorm, stormAsExpected } from './run-storm';
import { stormText } from './storm-text';

export interface StormOptions {
  readonly org?: string;
  /** Name of a flow of the org that is played alone. @default - those that come with this project */
  readonly flow?: string;
  readonly seed: number;
  /** Interactions that arrive in a minute. */
  readonly perMinute: number;
  /** Whether interactions keep arriving until ServiceNow is back. */
  readonly arrivals: StormPlan['arrivals'];
  readonly json?: boolean;
  /** File of an HTML report. @default - no report */
  readonly report?: string;
}

/**
 * Plays a storm over the flows that an org ships. Writes only the report.
 *
 * @returns whether the shipped flows kept their promises
 * @throws UserError for mistakes in org files or options
 */
export async function storm({
  org: name,
  flow,
  seed,
  arrivals,
  perMinute,
  json,
  report,
}: StormOptions): Promise<boolean> {
  const org = chooseOrg(name);
  if (report !== undefined) checkReportFile(report);
  const result = await runStorm(org, { ...defaultStormPlan, arrivals, perMinute }, seed, new Progress(), flow);
  if (result === undefined) {
    const text = nothingToPlay(org.name, 'call, message or workflow flow of this project');
    console.log(json ? JSON.stringify({ org: org.name, seed, played: [] }, null, 2) : text);
    return true;
  }
  console.log(json ? JSON.stringify({ org: org.name, seed, played: [], storm: result }, null, 2) : stormText(result));
  if (report !== undefined) {
    const about = `The flows of ${org.name} in an embedded Genesys Cloud and ServiceNow, virtual time, seed ${seed}.`;
    writeReport(report, { title: `Simulation of ${org.name}`, about, played: [], storms: [result] });
    if (!json) console.log(`\nReport: ${report}`);
  }
  return stormAsExpected(result);
}
