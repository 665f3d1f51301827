import type { Org } from '../../constructs/project/project';
import { type PublishedVariant, publishedVariant } from '../org/published-variant';

/**
 * Synthesises the stack of an org and publishes its flows in the sandbox. Do it once, and play as often as you like.
 *
 * @throws UserError that lists everything that is missing, broken or refused by publishing
 */
export function publish(org: Org): PublishedVariant {
  return publishedVariant(org);
}
