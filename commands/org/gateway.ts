import type { Org } from '../../constructs/project/project';
import { mistakeText } from '../../input/mistake';
import { quoted } from '../../input/plain-line';
import { UserError } from '../../input/user-error';

const variable = 'GENESYSCLOUD_GATEWAY_HOST';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the provider finds the org behind a gateway of the environment. */
export function hasGateway(environment: Environment): boolean {
  return gatewayIn(environment) !== undefined;
}

/** A line about the gateway of an environment; undefined where there is none. */
export function gatewayNote(environment: Environment): string | undefined {
  const host = gatewayIn(environment);
  if (host === undefined) return undefined;
  const problem = `this is about the org behind ${quoted(host)}, and not about that of the region`;
  return mistakeText({ path: variable, problem, next: `for the org of the region: unset ${variable}` });
}

/**
 * Refuses a served org, which lives on this machine, where the state is one that others share: it would forget the objects of the real org.
 *
 * @throws UserError with both ways out
 */
export function refuseServedOrg({ file, backend }: Pick<Org, 'file' | 'backend'>, environment: Environment): void {
  if (backend.type === 'local' || !isServedOrg(environment)) return;
  const host = gatewayIn(environment) ?? '';
  throw new UserError([
    {
      file,
      path: 'backend',
      given: backend.type,
      expected: `local, since ${variable} leads to an org on this machine (${quoted(host)}) and others share the state`,
      next: `for the real org: unset ${variable}; for a served one: write backend local`,
    },
  ]);
}

/** Whether the gateway of an environment is on this machine. */
export function isServedOrg(environment: Environment): boolean {
  return /^(?:127\.[\d.]+|localhost|\[?::1\]?)$/i.test(gatewayIn(environment) ?? '');
}

function gatewayIn(environment: Environment): string | undefined {
  return environment[variable]?.trim() || undefined;
}
