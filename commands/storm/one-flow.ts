import type { Org } from '../../constructs/project/project';
import { didYouMean } from '../../input/did-you-mean';
import { oneOfNames } from '../../input/errors';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import { isStormFlow, type StormSubject, whyNoStorm } from '../../sandbox/storm/subject';
import { publishedVariant } from '../org/published-variant';
import { fallbackQueueOf } from '../play/fallback-queue';

/**
 * One flow of an org, as it ships, or those of one type.
 *
 * @param name of the flow, or its type
 * @throws UserError when the org has no such flow, or a storm cannot start it
 */
export function oneFlow(given: Org, name: string): StormSubject {
  const { org, published } = publishedVariant(given);
  const named = published.flows.filter((flow) => flow.name === name || flow.type === name);
  const flows = named.filter(isStormFlow);
  const [first] = named;
  if (first === undefined) {
    const startable = published.flows.filter(isStormFlow);
    const known = [...new Set(startable.flatMap((flow) => [flow.type, flow.name]))];
    const next = didYouMean(name, known);
    throw new UserError([{ path: '--flow', given: shown(name), expected: oneOfNames(known), next }]);
  }
  if (flows.length === 0) {
    const problem = `a storm starts no ${first.type} flow, since ${whyNoStorm(first)}`;
    throw new UserError([{ path: '--flow', given: shown(name), problem, next: 'choose a flow of another type' }]);
  }
  const title = `flow "${name}" of ${org.name}, as it ships`;
  return { name, title, published, fallbackQueue: fallbackQueueOf(org), flows: () => flows };
}
