import type { Bounds } from '../../sandbox/exploration/verdict';
import { type PublishedOrg, publishedOrg } from '../../sandbox/published-org';
import type { StackSurroundings } from '../org/published-stack';
import type { Experiment } from './experiments';
import { runExperiment } from './run-experiment';

/** A message to a process that explores. */
export interface Task {
  readonly experiment: Experiment;
  /** Folder of the stack that was synthesised for the experiment. */
  readonly folder: string;
  readonly surroundings: StackSurroundings;
  readonly bounds: Bounds | undefined;
}

// The parent process has exited.
process.on('disconnect', () => process.exit());

const known = new Map<string, PublishedOrg>();

process.on('message', ({ experiment, folder, surroundings, bounds }: Task) => {
  const published = known.get(folder) ?? publishedOrg(folder, surroundings);
  known.set(folder, published);
  process.send?.(runExperiment(experiment, published, bounds));
});
