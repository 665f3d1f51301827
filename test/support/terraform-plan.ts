import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder';

/** Whether Terraform can be run here. A test that needs it says when it is skipped. */
export const hasTerraform = spawnSync('terraform', ['version'], { env: environment() }).status === 0;

/**
 * What the real Terraform prints when it plans a configuration without providers, on one line.
 *
 * @param outputs those of the state `known.tfstate`, which the data source `terraform_remote_state` reads. @default - none
 */
export function terraformPlan(configuration: object, outputs: Readonly<Record<string, string>> = {}): string {
  const cwd = temporaryFolder();
  const known = Object.entries(outputs).map(([name, value]) => [name, { value, type: 'string' }]);
  const state = { version: 4, serial: 1, lineage: 'known', outputs: Object.fromEntries(known), resources: [] };
  writeFileSync(join(cwd, 'known.tfstate'), JSON.stringify(state));
  writeFileSync(join(cwd, 'main.tf.json'), JSON.stringify(configuration));
  const run = (...args: readonly string[]) => {
    const { stdout, stderr } = spawnSync('terraform', args, { cwd, encoding: 'utf8', env: environment() });
    return `${stdout} ${stderr}`.replace(/\s+/g, ' ');
  };
  run('init', '-input=false', '-no-color');
  return run('plan', '-input=false', '-no-color');
}

function environment(): NodeJS.ProcessEnv {
  const { TF_CLI_CONFIG_FILE: _, ...others } = process.env;
  return { ...others, CHECKPOINT_DISABLE: '1' };
}
