import { capabilities } from '../../constructs/architect';
import type { FlowConfig } from '../../constructs/org';
import { didYouMean } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import { chooseOrg } from '../org/choose-org';
import { temporarySynthesis } from '../org/temporary-synthesis';
import { Progress } from '../terminal/progress';
import { experimentsOf } from './experiments';
import { exploreOrgs } from './explore-orgs';
import { explorationText } from './text';

export interface ExploreOptions {
  readonly org?: string;
  /** Type or name of a flow. @default - every flow of the org */
  readonly flow?: string;
  /** The most faults of a schedule, at any requests. */
  readonly most: number;
  /** The number of first requests that may have any number of faults. */
  readonly first: number;
  readonly processes: number;
  readonly json?: boolean;
}

/**
 * Plays the flows of an org under every schedule of faults, in every setting that makes a difference.
 *
 * @returns whether every promise was kept
 * @throws UserError for mistakes in org files or options
 */
export async function explore(options: ExploreOptions): Promise<boolean> {
  const org = chooseOrg(options.org);
  const shipped = temporarySynthesis([org], ([synthesised]) => synthesised?.org ?? org);
  const { flows } = shipped.release;
  const experiments = experimentsOf(shipped, flowsNamed(options.flow, flows), {
    most: options.most,
    first: options.first,
  });
  const started = performance.now();
  const progress = new Progress();
  const [explored = []] = await exploreOrgs([{ org, experiments }], {
    processes: options.processes,
    onDone: ({ experiment }, done, all) =>
      progress.show(`explored ${experiment.flow.name}`, `${done} of ${all} settings`, done / all),
  }).finally(() => progress.end());
  const seconds = (performance.now() - started) / 1000;
  const { most, first } = options;
  const leftOut = Object.keys(capabilities).filter((type) => !flows.some((flow) => flow.type === type));
  const result = { org: org.name, most, first, seconds, experiments: explored, leftOut };
  console.log(options.json ? JSON.stringify(result, null, 2) : explorationText(result));
  return explored.every(({ broken }) => broken.length === 0);
}

function flowsNamed(wanted: string | undefined, flows: readonly FlowConfig[]): readonly FlowConfig[] {
  if (wanted === undefined) return flows;
  const found = flows.filter(({ name, type }) => name === wanted || type === wanted);
  if (found.length > 0) return found;
  const known = [...new Set(flows.flatMap(({ name, type }) => [type, name]))];
  throw new UserError([
    { path: '--flow', given: shown(wanted), expected: oneOfText(known), next: didYouMean(wanted, known) },
  ]);
}
