import type { Flow } from './flow';
import { toArchy } from './render/document';
import { serialise } from './render/serialise';

/**
 * The flow as Archy YAML, ready to be published. The same flow gives the same text.
 *
 * @param flow one that `check` accepts
 */
export function render(flow: Flow): string {
  return serialise(toArchy(flow));
}
