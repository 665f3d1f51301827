import { availableParallelism } from 'node:os';
import type { Org } from '../../constructs/project/project';
import type { OfferedOrg } from '../../constructs/stack/offered';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import type { PublishedOrg } from '../../sandbox/published-org';
import type { Scenario } from '../../sandbox/scenario';
import { type Experiment, ownExperimentsOf, shippedExperimentsOf } from '../explore/experiments';
import { type ExploredOrg, exploreOrgs } from '../explore/explore-orgs';
import { ownFlowsIn } from '../explore/own-flows-in';
import { experimentInWords } from '../explore/text';
import { changedFrozenReleases } from '../history/frozen-releases';
import { publishedStack } from '../org/published-stack';
import type { SynthesisedOrg } from '../org/synthesise';
import { temporarySynthesis } from '../org/temporary-synthesis';
import { namedFlowMistakes } from '../play/named-flow';
import { type OwnScenarios, ownScenarios } from '../play/own-scenarios';
import type { Played } from '../play/play';
import { scenariosNamed } from '../play/scenarios';
import type { Progress } from '../terminal/progress';
import type { CheckResult, OrgCheck, ScenarioNotPlayed } from './check-result';
import { newContracts } from './contracts';
import { compareGoldens, type GoldenDifference } from './goldens';
import { playOrg } from './play-org';
import { stackFiles, type Texts } from './shipped-files';

export interface CheckOptions {
  /** Folder of the golden files. */
  readonly folder: string;
  /** Only the golden files of these orgs are looked at. @default false - all in the folder are */
  readonly some: boolean;
  /** Branch, tag or commit that says which releases are frozen. @default - none is */
  readonly base?: string | undefined;
  readonly progress: Progress;
}

/** The schedules that a check plays: deep enough to notice a broken flow, few enough to wait for. `explore` goes deeper. */
export const checkedBounds = { first: 2, most: 1 } as const satisfies Pick<Experiment, 'first' | 'most'>;

/**
 * Checks what orgs ship: compares it with the golden files, plays every scenario through each flow that it can start, and
 * plays the flows under every schedule of few faults. Writes nothing.
 *
 * @throws UserError for mistakes in scenario files, for broken artefacts, and for a base that git does not know
 */
export async function check(
  orgs: readonly Org[],
  { folder, some, base, progress }: CheckOptions,
): Promise<CheckResult> {
  const started = performance.now();
  const frozen = base === undefined ? [] : changedFrozenReleases(base);
  const shipped = shippedOrgs(orgs);
  const texts: Texts = new Map(shipped.flatMap(({ files }) => [...files]));
  const { differences, windowsLineEnds } = compareGoldens(
    texts,
    folder,
    some ? orgs.map(({ name }) => name) : undefined,
  );
  const own = ownScenariosOf(orgs, shipped, some);
  const played = await playAll(shipped, own.withFlow, progress);
  const explored = await exploreAll(orgs, shipped, progress);
  const isOf = ({ name }: Org, { file }: GoldenDifference) => file.startsWith(`${name}/`);
  return {
    folder,
    orgs: orgs.map(
      (org, index): OrgCheck => ({
        org: org.name,
        release: org.releaseName,
        ...factsOf(shipped[index] as ShippedOrg),
        goldens: differences.filter((difference) => isOf(org, difference)),
        ...scenariosOf(played[index] ?? [], own.withFlow),
        ...schedulesOf(explored[index] as ExploredOrg),
      }),
    ),
    leftOver: differences.filter((difference) => !orgs.some((org) => isOf(org, difference))),
    windowsLineEnds,
    notPlayed: notPlayedOf(own, played.flat()),
    contracts: newContracts(orgs),
    frozen,
    ...checkedBounds,
    seconds: (performance.now() - started) / 1000,
  };
}

interface ShippedOrg extends Pick<SynthesisedOrg, 'flows'> {
  /** As its stack has it, which may differ from what its files say. */
  readonly org: OfferedOrg;
  readonly files: Texts;
  readonly published: PublishedOrg;
}

function shippedOrgs(orgs: readonly Org[]): readonly ShippedOrg[] {
  return temporarySynthesis(orgs, (synthesised) =>
    synthesised.map((one) => {
      const published = publishedStack(one.folder, one.org);
      return { org: one.org, flows: one.flows, files: stackFiles(one), published };
    }),
  );
}

function factsOf({ org: { name }, files, published }: ShippedOrg): Pick<OrgCheck, 'resources' | 'flows'> {
  const { resource = {} } = JSON.parse(files.get(`${name}/cdk.tf.json`) ?? '');
  const resources = Object.values<object>(resource).flatMap((some) => Object.keys(some));
  return { resources: resources.length, flows: published.flows.length };
}

/**
 * The scenarios of the project's own.
 *
 * @param some whether other orgs may have the flows that they name
 * @throws UserError for mistakes in them; so is a flow that none of the orgs has
 */
function ownScenariosOf([first]: readonly Org[], shipped: readonly ShippedOrg[], some: boolean): OwnScenarios {
  if (first === undefined) return { withFlow: [], withoutFlow: [] };
  const own = ownScenarios(first.project.operations);
  const flows = shipped.flatMap(({ published }) => published.flows);
  const mistakes = some ? [] : own.withFlow.flatMap((scenario) => namedFlowMistakes(scenario, flows));
  if (mistakes.length > 0) throw new UserError(mistakes);
  return own;
}

async function playAll(shipped: readonly ShippedOrg[], own: readonly Scenario[], progress: Progress) {
  const results: (readonly Played[])[] = [];
  for (const { org, published } of shipped) {
    const scenarios = scenariosNamed(undefined, org.project.operations);
    const onPlayed = ({ scenario }: Played, share: number) => progress.show(`played ${org.name}`, scenario, share);
    results.push(await playOrg(org, { published, scenarios, own, onPlayed }));
  }
  return results;
}

async function exploreAll(
  orgs: readonly Org[],
  shipped: readonly ShippedOrg[],
  progress: Progress,
): Promise<readonly ExploredOrg[]> {
  const explorations = orgs.map((org, index) => {
    const { org: asShipped, flows } = shipped[index] as ShippedOrg;
    const { toExplore, notStarted } = ownFlowsIn(asShipped, flows);
    const experiments = [
      ...shippedExperimentsOf(asShipped, checkedBounds),
      ...ownExperimentsOf(asShipped, toExplore, checkedBounds),
    ];
    return { org, experiments, notStarted };
  });
  const explored = await exploreOrgs(explorations, {
    processes: processesFor(explorations.reduce((sum, { experiments }) => sum + experiments.length, 0)),
    onDone: ({ org, experiment }, done, all) => progress.show(`explored ${org}`, experiment.flow.name, done / all),
  });
  return explored.map(({ experiments, notExplored }, index) => ({
    experiments,
    notExplored: [...notExplored, ...(explorations[index]?.notStarted ?? [])],
  }));
}

/** A process takes about as long to start as this many experiments take. */
const worthAProcess = 100;

/** None besides this one, unless there are many experiments. */
function processesFor(experiments: number): number {
  const worth = Math.floor(experiments / worthAProcess);
  return worth < 2 ? 0 : Math.min(worth, availableParallelism());
}

function scenariosOf(
  played: readonly Played[],
  own: readonly Scenario[],
): Pick<OrgCheck, 'scenarios' | 'ownScenarios' | 'unexpected'> {
  return {
    scenarios: played.length,
    ownScenarios: played
      .filter(({ scenario }) => own.some(({ name }) => name === scenario))
      .map(({ scenario, flow }) => ({ scenario, flow })),
    unexpected: played
      .filter(({ asExpected }) => !asExpected)
      .map(({ scenario, from, flow, differences }) => ({ scenario, from, flow, differences })),
  };
}

function notPlayedOf({ withFlow, withoutFlow }: OwnScenarios, played: readonly Played[]): readonly ScenarioNotPlayed[] {
  const left = withFlow.filter(({ name }) => !played.some(({ scenario }) => scenario === name));
  return [
    ...withoutFlow.map((file) => ({ file, why: 'it names no flow' })),
    ...left.map(({ file, flow }) => ({ file, why: `no org that was checked has the flow ${shown(flow)}` })),
  ];
}

function schedulesOf({
  experiments,
  notExplored,
}: ExploredOrg): Pick<OrgCheck, 'schedules' | 'broken' | 'ownFlows' | 'notExplored'> {
  const own = experiments.filter(({ promises }) => promises === 'ofAnyFlow');
  return {
    schedules: experiments.reduce((sum, { schedules }) => sum + schedules, 0),
    broken: experiments.flatMap((experiment) =>
      experiment.broken.map((line) => `${experimentInWords(experiment)}: ${line}`),
    ),
    ownFlows: [...new Set(own.map(({ flow }) => flow.name))],
    notExplored,
  };
}
