import { sdkDebug } from '../../constructs/project/sdk-debug';
import { UserError } from '../../input/user-error';

/** @throws UserError where the provider would write secrets of the plan to a file */
export function refuseSdkDebug(environment: NodeJS.ProcessEnv): void {
  const mistake = sdkDebug(environment);
  if (mistake !== undefined) throw new UserError([mistake]);
}
