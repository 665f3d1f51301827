import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FlowConfig } from '../../constructs/org';
import type { Org } from '../../constructs/project/project';
import { UserError } from '../../input/user-error';
import type { PublishedOrg } from '../../sandbox/published-org';
import { publishedStack, surroundingsOf } from '../org/published-stack';
import { type SynthesisedOrg, synthesise } from '../org/synthesise';
import { exitCodes } from '../terminal/exit-codes';
import { inProcesses } from '../terminal/in-processes';
import { boundsOf } from './bounds';
import type { Experiment } from './experiments';
import type { NotExplored } from './not-explored';
import { type ExperimentResult, type FinishedExperiment, runExperiment } from './run-experiment';
import { experimentInWords } from './text';
import { variantOf } from './variant';
import type { Task } from './worker';

/** An org and the experiments to play with its flows. */
export interface Exploration {
  readonly org: Org;
  readonly experiments: readonly Experiment[];
}

/** The result of an exploration. */
export interface ExploredOrg {
  readonly experiments: readonly FinishedExperiment[];
  readonly notExplored: readonly NotExplored[];
}

export interface ExploreOrgsOptions {
  /** Number of processes that work in parallel; 0 to work in this one alone. */
  readonly processes: number;
  /** Called after each experiment. */
  readonly onDone: (
    finished: { readonly org: string; readonly experiment: Experiment },
    done: number,
    all: number,
  ) => void;
}

/**
 * Plays experiments with the flows of orgs.
 *
 * @returns the results of each exploration
 * @throws UserError for mistakes in the flows, and if a process ended too early
 */
export async function exploreOrgs(
  explorations: readonly Exploration[],
  options: ExploreOrgsOptions,
): Promise<readonly ExploredOrg[]> {
  return inTemporaryFolder(async (folder) => {
    const planned = explorations.map((exploration) => planOf(exploration, join(folder, exploration.org.name)));
    const all = planned.flatMap(({ tasks }) => tasks);
    const played = [...(await (options.processes === 0 ? playHere : playInProcesses)(all, options))];
    return planned.map(({ tasks, notExplored }) => {
      const results = played.splice(0, tasks.length);
      const experiments = tasks.map(({ experiment }, index) => ({
        ...experiment,
        ...(results[index] as ExperimentResult),
      }));
      return { experiments, notExplored };
    });
  });
}

async function playHere(
  tasks: readonly OrgTask[],
  { onDone }: ExploreOrgsOptions,
): Promise<readonly ExperimentResult[]> {
  const results: ExperimentResult[] = [];
  for (const task of tasks) {
    // Ctrl-C is noticed in between.
    await setImmediate();
    results.push(runExperiment(task.experiment, task.published, task.bounds));
    onDone(task, results.length, tasks.length);
  }
  return results;
}

function playInProcesses(
  tasks: readonly OrgTask[],
  { processes, onDone }: ExploreOrgsOptions,
): Promise<readonly ExperimentResult[]> {
  const sent = tasks.map(({ experiment, folder, surroundings, bounds }): Task => {
    return { experiment, folder, surroundings, bounds };
  });
  let done = 0;
  return inProcesses<Task, ExperimentResult>(require.resolve('./worker'), sent, {
    processes,
    onAnswer: (_, task) => onDone(tasks[sent.indexOf(task)] as OrgTask, ++done, tasks.length),
    onLoss: ({ experiment }, how) =>
      new UserError([
        {
          problem: `a process ended with ${how} while it played ${experimentInWords(experiment)}`,
          next: 'try again, with fewer --processes if memory is short',
        },
      ]),
  });
}

interface OrgTask extends Task {
  readonly org: string;
  readonly published: PublishedOrg;
}

/** Synthesises and publishes each variant of the org once, so that its mistakes are reported here. */
function planOf({ org, experiments }: Exploration, folder: string) {
  const stacks = new Map<string, Stack>();
  const notExplored = new Map<string, NotExplored>();
  const tasks = experiments.flatMap((experiment): readonly OrgTask[] => {
    const { auth, creates, promises, flow } = experiment;
    const name = `${auth} ${creates} ${promises}`;
    const stack = stacks.get(name) ?? stackOf(variantOf(org, experiment), join(folder, name));
    stacks.set(name, stack);
    const why = promises === 'all' ? undefined : whyNot(flow, stack.published);
    if (why !== undefined) notExplored.set(flow.name, { flow: flow.name, why });
    return why === undefined ? [{ ...taskOf(experiment, stack), org: org.name, published: stack.published }] : [];
  });
  return { tasks, notExplored: [...notExplored.values()] };
}

interface Stack extends SynthesisedOrg {
  readonly published: PublishedOrg;
}

function stackOf(variant: Org, folder: string): Stack {
  const [stack] = synthesise([variant], folder) as [SynthesisedOrg];
  return { ...stack, published: publishedStack(stack.folder, stack.org) };
}

function taskOf(experiment: Experiment, { org, folder }: Stack): Task {
  const shipped = org.release.flows.find(({ name }) => name === experiment.flow.name);
  const bounds = experiment.promises === 'all' ? boundsOf(org, shipped as FlowConfig) : undefined;
  return { experiment, folder, surroundings: surroundingsOf(org), bounds };
}

/** Why a flow cannot be explored, if it cannot. */
function whyNot({ type, name }: Experiment['flow'], { flows, org }: PublishedOrg): string | undefined {
  const index = flows.findIndex((flow) => flow.type === type && flow.name === name);
  return /\brandom(int)?\s*\(/i.test(org.flows[index]?.text ?? '') ? 'it draws random numbers' : undefined;
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
