import type { Org } from '../../constructs/project/project';
import { UserError } from '../../input/user-error';
import { losesLocalState } from '../org/loses-local-state';

/**
 * Refuses a state on the machine of a pipeline, which is lost with it: each plan would make everything a second time. A served
 * org is lost with the machine too.
 *
 * @throws UserError with the way out
 */
export function refuseLostState(
  { file, backend }: Pick<Org, 'file' | 'backend'>,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  if (backend.type !== 'local' || !losesLocalState(environment)) return;
  throw new UserError([
    {
      file,
      path: 'backend',
      given: 'local',
      expected: 'a backend that other machines reach, since CI is set: the state would be lost with this machine',
      next: 'write another one, or unset CI on a machine that stays',
    },
  ]);
}
