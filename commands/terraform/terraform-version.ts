import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { shown } from '../../input/shown';
import { UserError } from '../../input/user-error';
import { bareEnvironment } from './environment';

const oldest = [1, 5] as const;

/** The version of the Terraform on the path. @throws UserError when there is none, or one that is too old */
export async function terraformVersion(): Promise<string> {
  const needed = `expected Terraform ${oldest.join('.')} or newer on the path`;
  const asked = promisify(execFile)('terraform', ['version', '-json'], { env: bareEnvironment() });
  const { stdout } = await asked.catch(() => {
    throw new UserError([{ problem: `terraform cannot be started; ${needed}`, next: 'install it' }]);
  });
  const version = versionIn(stdout);
  if (version === undefined) {
    const problem = `terraform version -json prints ${shown(stdout.trim())}; ${needed}`;
    throw new UserError([{ problem, next: 'install it, or let the path lead to it' }]);
  }
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return version;
  throw new UserError([{ problem: `found Terraform ${version}; ${needed}`, next: 'install a newer one' }]);
}

/** Undefined for what Terraform does not print: another program may have its name, or a script before it. */
function versionIn(printed: string): string | undefined {
  try {
    return JSON.parse(printed).terraform_version;
  } catch {
    return undefined;
  }
}
