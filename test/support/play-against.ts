import { VirtualClock } from '../../sandbox/clock';
import type { Setting } from '../../sandbox/exploration/run';
import { DataActionEngine } from '../../sandbox/genesys/data-actions/data-action-engine';
import { FlowRunner, type Interaction, type InteractionResult } from '../../sandbox/genesys/flow';
import type { Remote } from '../../sandbox/http';
import { seededRandom } from '../../sandbox/random';

/** Plays a flow against answers that no ServiceNow of the sandbox gives. */
export function playAgainst(
  { published, type, runner: settings, trace }: Setting,
  remote: Remote,
  interaction: Interaction,
): InteractionResult {
  const [clock, random] = [new VirtualClock(), seededRandom(1)];
  const flow = published.flows.find((candidate) => candidate.type === type);
  if (flow === undefined) throw new Error(`the org ships no ${type}`);
  const engine = new DataActionEngine({ clock, random, org: published.org, remote });
  const runner = new FlowRunner({
    clock,
    random,
    execute: (action, inputs, options) => engine.call(action, inputs, options),
    ...(settings ? { settings } : {}),
    ...(trace ? { trace } : {}),
  });
  return clock.run(runner.run(flow, interaction));
}
