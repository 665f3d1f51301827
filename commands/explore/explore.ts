import { capabilities } from '../../constructs/architect';
import { didYouMean } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import { chooseOrg } from '../org/choose-org';
import type { SynthesisedOrg } from '../org/synthesise';
import { temporarySynthesis } from '../org/temporary-synthesis';
import { Progress } from '../terminal/progress';
import { type Experiment, experimentsOf, ownExperimentsOf } from './experiments';
import { type ExploredOrg, exploreOrgs } from './explore-orgs';
import { ownFlowsIn } from './own-flows-in';
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
  const shipped = temporarySynthesis([org], ([synthesised]) => synthesised as SynthesisedOrg);
  const { flows } = shipped.org.release;
  const { toExplore, notStarted } = ownFlowsIn(shipped.org, shipped.flows);
  const isChosen = chosenBy(options.flow, [...flows, ...toExplore]);
  const bounds = { most: options.most, first: options.first };
  const experiments = [
    ...experimentsOf(shipped.org, flows.filter(isChosen), bounds),
    ...ownExperimentsOf(shipped.org, toExplore.filter(isChosen), bounds),
  ];
  const started = performance.now();
  const progress = new Progress();
  const [explored] = await exploreOrgs([{ org, experiments }], {
    processes: options.processes,
    onDone: ({ experiment }, done, all) =>
      progress.show(`explored ${experiment.flow.name}`, `${done} of ${all} settings`, done / all),
  }).finally(() => progress.end());
  const seconds = (performance.now() - started) / 1000;
  const { most, first } = options;
  const { experiments: finished, notExplored } = explored as ExploredOrg;
  const leftOut = Object.keys(capabilities).filter((type) => !flows.some((flow) => flow.type === type));
  const left = [...notExplored, ...(options.flow === undefined ? notStarted : [])];
  const result = { org: org.name, most, first, seconds, experiments: finished, leftOut, notExplored: left };
  console.log(options.json ? JSON.stringify(result, null, 2) : explorationText(result));
  return finished.every(({ broken }) => broken.length === 0);
}

type Named = Experiment['flow'];

/** Whether a flow is the one that is wanted. @throws UserError if none is */
function chosenBy(wanted: string | undefined, flows: readonly Named[]): (flow: Named) => boolean {
  const isChosen = ({ name, type }: Named) => wanted === undefined || name === wanted || type === wanted;
  if (wanted === undefined || flows.some(isChosen)) return isChosen;
  const known = [...new Set(flows.flatMap(({ name, type }) => [type, name]))];
  throw new UserError([
    { path: '--flow', given: shown(wanted), expected: oneOfText(known), next: didYouMean(wanted, known) },
  ]);
}
