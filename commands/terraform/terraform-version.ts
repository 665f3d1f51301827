import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
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
  const version: string = JSON.parse(stdout).terraform_version;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return version;
  throw new UserError([{ problem: `found Terraform ${version}; ${needed}`, next: 'install a newer one' }]);
}
