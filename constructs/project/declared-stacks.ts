import type { Construct } from 'constructs';
import { type Mistake, mistakeText } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import type { ShippedStack } from '../stack/shipped-stack';
import { flowClashes } from './flow-clashes';
import type { Org } from './project';
import { goldensFolder } from './recorded-flows';

/**
 * Declares the stack of each org.
 *
 * @throws UserError with the mistakes in all stacks, each said once: orgs may share a release
 */
export function declaredStacks(
  scope: Construct,
  orgs: readonly Org[],
  goldens = goldensFolder,
): readonly ShippedStack[] {
  const mistakes: Mistake[] = [];
  const stacks = orgs.flatMap((org) => {
    try {
      return [org.project.stack(scope, org)];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      mistakes.push(...error.mistakes);
      return [];
    }
  });
  mistakes.push(...flowClashes(stacks, goldens));
  if (mistakes.length > 0) {
    throw new UserError([...new Map(mistakes.map((mistake) => [mistakeText(mistake), mistake])).values()]);
  }
  return stacks;
}
