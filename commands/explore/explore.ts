import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { capabilities } from '../../constructs/architect';
import type { FlowConfig } from '../../constructs/org';
import type { Org } from '../../constructs/stack/project';
import { didYouMean } from '../../input/did-you-mean';
import { oneOfText } from '../../input/errors';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import { publishedOrg } from '../../sandbox/published-org';
import { chooseOrg } from '../org/choose-org';
import { setUpOf } from '../org/instance-setup';
import { type SynthesisedOrg, synthesise } from '../org/synthesise';
import { temporarySynthesis } from '../org/temporary-synthesis';
import { exitCodes } from '../terminal/exit-codes';
import { inProcesses } from '../terminal/in-processes';
import { Progress } from '../terminal/progress';
import { boundsOf } from './bounds';
import { type Experiment, experimentsOf } from './experiments';
import type { ExperimentResult, FinishedExperiment } from './run-experiment';
import { experimentInWords, explorationText } from './text';
import { variantOf } from './variant';
import type { Task } from './worker';

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
  const explored = await inTemporaryFolder((folder) => play(tasksOf(org, experiments, folder), options.processes));
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

async function play(tasks: readonly Task[], processes: number): Promise<readonly FinishedExperiment[]> {
  const progress = new Progress();
  let done = 0;
  const playing = inProcesses<Task, ExperimentResult>(require.resolve('./worker'), tasks, {
    processes,
    onAnswer: (_, { experiment }) => {
      done++;
      progress.show(`explored ${experiment.flow.name}`, `${done} of ${tasks.length} settings`, done / tasks.length);
    },
    onLoss: ({ experiment }, how) =>
      new UserError([
        {
          problem: `a process ended with ${how} while it played ${experimentInWords(experiment)}`,
          next: 'try again, with fewer --processes if memory is short',
        },
      ]),
  });
  const played = await playing.finally(() => progress.end());
  return tasks.map(({ experiment }, index) => ({ ...experiment, ...(played[index] as ExperimentResult) }));
}

/** Synthesises and publishes each variant of the org once, so that its mistakes are reported here. */
function tasksOf(org: Org, experiments: readonly Experiment[], folder: string): readonly Task[] {
  const stacks = new Map<string, SynthesisedOrg>();
  return experiments.map((experiment) => {
    const name = `${experiment.auth} ${experiment.creates}`;
    const known = stacks.get(name) ?? stackOf(variantOf(org, experiment), join(folder, name));
    stacks.set(name, known);
    const { org: variant, folder: stack } = known;
    const flow = variant.release.flows.find((candidate) => candidate.name === experiment.flow.name) as FlowConfig;
    return { experiment, folder: stack, setUp: setUpOf(variant), bounds: boundsOf(variant, flow) };
  });
}

function stackOf(variant: Org, folder: string): SynthesisedOrg {
  const [stack] = synthesise([variant], folder) as [SynthesisedOrg];
  publishedOrg(stack.folder, { setUp: setUpOf(stack.org) });
  return stack;
}

/** Removes the folder afterwards, also when the process is asked to end. */
async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'explore-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = () => process.exit(exitCodes.interrupted);
  process.once('exit', remove).once('SIGTERM', stop).once('SIGHUP', stop);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove).off('SIGTERM', stop).off('SIGHUP', stop);
    remove();
  }
}
