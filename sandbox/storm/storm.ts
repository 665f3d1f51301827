import { UserError } from '../../input/user-error';
import { type Random, seededRandom } from '../random';
import { startingFlow, World } from '../scenario';
import { arrivalOf } from './arrival';
import type { StormCard } from './card';
import { arrivalsOf, checkStormPlan, type StormPlan } from './plan';
import { type StormFlow, type StormSubject, stormInteraction } from './subject';
import { Tally } from './tally';
import { Weather } from './weather';

const minuteMs = 60_000;
/** After this time, every late commit of the last requests has happened. */
const afterwardsMs = 120_000;

/**
 * Plays a storm on one virtual clock: interactions arrive at random moments, run concurrently, and share the limits of
 * the org and the token of ServiceNow. Deterministic: the same files, plan and seed give the same card.
 *
 * Yields the number of each minute that has ended, so that the caller can show progress or stop.
 *
 * @throws UserError for a plan that is out of range, and for an org that has no flow for the mix of the plan
 */
export function* storm(subject: StormSubject, plan: StormPlan, seed: number): Generator<number, StormCard> {
  checkStormPlan(plan);
  const random = seededRandom(seed);
  const weather = new Weather(plan, seededRandom(seed + 1), () => sandbox.clock.now() - begin);
  const { tokenLeftSeconds } = plan;
  const world: World = new World(subject.published, { tokenLeftSeconds, faults: weather.faults, seed });
  const { sandbox } = world;
  const begin = sandbox.clock.now();

  const choose = chooser(subject.flows(world.token), plan, random);
  const tally = new Tally(world, begin, subject.fallbackQueue);
  const { interactions, minutes } = arrivalsOf(plan);
  for (let index = 0; index < interactions; index++) {
    const flow = choose();
    const at = begin + Math.floor(((index + random()) / interactions) * minutes * minuteMs);
    sandbox.clock.at(at, () => {
      const { interaction, conversationId } = arrivalOf(flow.type, index, random);
      tally.arrived(stormInteraction(flow));
      sandbox.start(flow, startingFlow(interaction, flow), (result) => tally.ended(conversationId, result));
    });
  }
  for (let minute = 0; tally.endedSoFar < interactions; minute++) {
    sandbox.clock.runAll(begin + (minute + 1) * minuteMs);
    tally.minuteIsOver(minute);
    yield minute;
  }
  sandbox.clock.runAll(sandbox.clock.now() + afterwardsMs);
  return tally.card(subject.name, subject.title);
}

/** Draws flows by the shares of their types. */
function chooser(flows: readonly StormFlow[], { mix }: StormPlan, random: Random): () => StormFlow {
  const shares = flows.map((flow) => mix[stormInteraction(flow)]);
  const sum = shares.reduce((total, share) => total + share, 0);
  if (sum === 0) {
    const types = flows.map(stormInteraction);
    throw new UserError([
      {
        path: 'storm, mix',
        given: JSON.stringify(mix),
        expected: `shares of ${types.join(', ') || 'nothing'}, for which the org has flows`,
      },
    ]);
  }
  const upTo = shares.map((_, index) => shares.slice(0, index + 1).reduce((total, share) => total + share, 0));
  return () => {
    const drawn = random() * sum;
    return flows[upTo.findIndex((bound) => drawn < bound)] as StormFlow;
  };
}
