import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowConfig } from '../../constructs/org';
import type { Org } from '../../constructs/stack/project';
import { UserError } from '../../input/user-error';
import { publishedOrg } from '../../sandbox/published-org';
import { setUpOf } from '../org/instance-setup';
import { type SynthesisedOrg, synthesise } from '../org/synthesise';
import { exitCodes } from '../terminal/exit-codes';
import { inProcesses } from '../terminal/in-processes';
import { boundsOf } from './bounds';
import type { Experiment } from './experiments';
import type { ExperimentResult, FinishedExperiment } from './run-experiment';
import { experimentInWords } from './text';
import { variantOf } from './variant';
import type { Task } from './worker';

/** An org and the experiments to play with its flows. */
export interface Exploration {
  readonly org: Org;
  readonly experiments: readonly Experiment[];
}

export interface ExploreOrgsOptions {
  /** Number of processes that work in parallel. */
  readonly processes: number;
  /** Called after each experiment. */
  readonly onDone: (
    finished: { readonly org: string; readonly experiment: Experiment },
    done: number,
    all: number,
  ) => void;
}

/**
 * Plays experiments in processes.
 *
 * @returns the results of each exploration
 * @throws UserError for mistakes in the flows, and if a process ended too early
 */
export async function exploreOrgs(
  explorations: readonly Exploration[],
  options: ExploreOrgsOptions,
): Promise<readonly (readonly FinishedExperiment[])[]> {
  return inTemporaryFolder(async (folder) => {
    const tasks = explorations.map((exploration) => tasksOf(exploration, join(folder, exploration.org.name)));
    const played = [...(await play(tasks.flat(), options))];
    return tasks.map((some) => {
      const results = played.splice(0, some.length);
      return some.map(({ experiment }, index) => ({ ...experiment, ...(results[index] as ExperimentResult) }));
    });
  });
}

function play(
  tasks: readonly OrgTask[],
  { processes, onDone }: ExploreOrgsOptions,
): Promise<readonly ExperimentResult[]> {
  let done = 0;
  return inProcesses<OrgTask, ExperimentResult>(require.resolve('./worker'), tasks, {
    processes,
    onAnswer: (_, task) => onDone(task, ++done, tasks.length),
    onLoss: ({ experiment }, how) =>
      new UserError([
        {
          problem: `a process ended with ${how} while it played ${experimentInWords(experiment)}`,
          next: 'try again, with fewer --processes if memory is short',
        },
      ]),
  });
}

type OrgTask = Task & { readonly org: string };

/** Synthesises and publishes each variant of the org once, so that its mistakes are reported here. */
function tasksOf({ org, experiments }: Exploration, folder: string): readonly OrgTask[] {
  const stacks = new Map<string, SynthesisedOrg>();
  return experiments.map((experiment) => {
    const name = `${experiment.auth} ${experiment.creates}`;
    const known = stacks.get(name) ?? stackOf(variantOf(org, experiment), join(folder, name));
    stacks.set(name, known);
    const { org: variant, folder: stack } = known;
    const flow = variant.release.flows.find((candidate) => candidate.name === experiment.flow.name) as FlowConfig;
    return { org: org.name, experiment, folder: stack, setUp: setUpOf(variant), bounds: boundsOf(variant, flow) };
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
