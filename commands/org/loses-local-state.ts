import { isServedOrg } from './gateway';

/**
 * Whether a state on this machine would be lost before its org: a pipeline runs this, whose machine is gone afterwards. A served
 * org is gone with the machine too.
 */
export function losesLocalState(environment: Readonly<Record<string, string | undefined>>): boolean {
  return !['', 'false', '0', undefined].includes(environment['CI']) && !isServedOrg(environment);
}
