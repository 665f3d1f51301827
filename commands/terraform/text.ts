import { plainLine } from '../../input/plain-line';
import { nounOf, types } from '../../release/nouns';
import type { Change } from './changes';

/** Longer lists of new resources are summed up. */
const mostCreatedListed = 5;

/** The changes of a plan: how many of each kind, and each change of something that exists. */
export function changesText(changes: readonly Change[]): string {
  const actions = [...new Set(changes.map(({ action }) => action))];
  return actions
    .flatMap((action) => {
      const some = changes.filter((change) => change.action === action);
      const isListed = action !== 'create' || some.length <= mostCreatedListed;
      return [`   ${action.padEnd(7)} ${some.length}: ${summed(some)}`, ...(isListed ? some.map(lineOf) : [])];
    })
    .join('\n');
}

const participles = { create: 'created', update: 'updated', delete: 'deleted' } as const;
type Done = keyof typeof participles;

/** A line for a resource that was changed. @param action as Terraform names it in its events */
export function doneText(action: string | undefined, type: string, path: string): string {
  return `   ${participles[action as Done] ?? action}  ${nounOf(type, 1)} ${plainLine(path)}`;
}

/** How many resources were changed: `27 created, 1 deleted`. */
export function countsText(done: readonly string[]): string {
  const counts = (Object.keys(participles) as readonly Done[]).flatMap((action) => {
    const count = done.filter((one) => one === action).length;
    return count === 0 ? [] : [`${count} ${participles[action]}`];
  });
  return counts.join(', ') || 'nothing';
}

function lineOf({ type, path, attributes }: Change): string {
  const names = attributes.length === 0 ? '' : `: ${attributes.join(', ')}`;
  return `      ${nounOf(type, 1)} ${plainLine(path)}${names}`;
}

function summed(changes: readonly Change[]): string {
  return types
    .filter((type) => changes.some((change) => change.type === type))
    .map((type) => {
      const { length } = changes.filter((change) => change.type === type);
      return `${length} ${nounOf(type, length)}`;
    })
    .join(', ');
}
