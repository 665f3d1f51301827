import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import { bareEnvironment } from './environment';

const oldest = [1, 5] as const;
const needed = `expected Terraform ${oldest.join('.')} or newer on the path`;

/** @throws UserError for a Terraform that is too old */
export function refuseOld(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new UserError([{ problem: `found Terraform ${version}; ${needed}`, next: 'install a newer one' }]);
}

/** The error where Terraform cannot be started. */
export function notStarted(): UserError {
  return new UserError([{ problem: `terraform cannot be started; ${needed}`, next: 'install it' }]);
}

/**
 * Asks a Terraform that did not say its version, since it did not do what it was asked for.
 *
 * @throws UserError when it is too old, cannot be started, or is another program
 */
export async function refuseIfOld(): Promise<void> {
  const asked = promisify(execFile)('terraform', ['version', '-json'], { env: bareEnvironment() });
  const { stdout } = await asked.catch(() => {
    throw notStarted();
  });
  const version = versionIn(stdout);
  if (version !== undefined) return refuseOld(version);
  const problem = `terraform version -json prints ${shown(stdout.trim())}; ${needed}`;
  throw new UserError([{ problem, next: 'install it, or let the path lead to it' }]);
}

/** Undefined for what Terraform does not print: another program may have its name, or a script before it. */
function versionIn(printed: string): string | undefined {
  try {
    return JSON.parse(printed).terraform_version;
  } catch {
    return undefined;
  }
}
