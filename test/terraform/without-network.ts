import { spawnSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';

const variable = 'CHECKS_WITHOUT_NETWORK';
const loopbackUp = 'ip link set lo up && exec "$@"';

/**
 * Starts this program again where no network can be reached but loopback, if the system can do that and it has not yet been
 * done.
 *
 * @returns the exit code of that program; undefined when there is none, and this one goes on
 */
export function againWithoutNetwork(): number | undefined {
  if (process.env[variable] !== undefined) return undefined;
  const cutOff = (words: readonly string[], stdio: 'ignore' | 'inherit') =>
    spawnSync('unshare', ['--net', '--map-root-user', 'sh', '-c', loopbackUp, 'sh', ...words], {
      stdio,
      env: { ...process.env, [variable]: 'yes' },
    }).status;
  if (cutOff(['true'], 'ignore') !== 0) return undefined;
  return cutOff([process.execPath, ...process.execArgv, ...process.argv.slice(1)], 'inherit') ?? 1;
}

/** Whether any network can be reached besides loopback. */
export function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((addresses = []) => addresses.some(({ internal }) => !internal));
}
