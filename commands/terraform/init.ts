import { mkdirSync, writeFileSync } from 'node:fs';
import { UserError } from '../../input/user-error';
import { localBackend } from './override';
import type { Terraform } from './terraform';
import { refuseIfOld } from './terraform-version';

export interface InitOptions {
  /** Path of the state file. */
  readonly state: string;
  /** The next step when Terraform refuses. */
  readonly startAgain: string;
}

/**
 * Lets Terraform set up only the backend of a stack, in a folder that holds nothing else, so that the stack need not be there yet.
 * A stack that is served has no modules, and its provider needs no setting up.
 *
 * @throws UserError with what Terraform says, when it cannot do that
 */
export async function initBackend(terraform: Terraform, { state, startAgain }: InitOptions): Promise<void> {
  mkdirSync(terraform.folder);
  writeFileSync(`${terraform.folder}/backend.tf.json`, JSON.stringify(localBackend(state)));
  await init(terraform, startAgain);
}

/**
 * Lets Terraform set up its folder.
 *
 * @param startAgain the next step when Terraform refuses
 * @throws UserError with what Terraform says, when it cannot do that
 */
export async function init(terraform: Terraform, startAgain: string): Promise<void> {
  const { code, stderr } = await terraform.run(['init', '-input=false', '-no-color']);
  if (code === 0 || terraform.wasInterrupted) return;
  await refuseIfOld();
  const problem = `terraform init failed: ${stderr.trim().replace(/\s+/g, ' ')}`;
  throw new UserError([{ problem, next: startAgain }]);
}
