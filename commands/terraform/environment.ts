import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxClient, variablesOf } from '../../sandbox/published-org';

/** The variables that programs need to start, on every system. All others are left out. */
const passedOn = ['PATH', 'PATHEXT', 'SYSTEMROOT', 'COMSPEC', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL'];

/** The environment of a Terraform that knows nothing of the caller, such as `TF_VAR_...` or the keys of a cloud. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const known = passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(known), CHECKPOINT_DISABLE: '1' };
}

/**
 * The environment of a Terraform that knows the sandbox alone, and no configuration from the home folder. The variables of
 * a managed credential are the sandbox's own client.
 *
 * @param folder for what Terraform keeps beside its state
 */
export function sandboxEnvironment(folder: string): NodeJS.ProcessEnv {
  const config = join(folder, 'terraform.rc');
  writeFileSync(config, '');
  const variables = Object.entries(variablesOf(sandboxClient)).map(([name, value]) => [`TF_VAR_${name}`, value]);
  return {
    ...bareEnvironment(),
    ...Object.fromEntries(variables),
    HOME: folder,
    TF_CLI_CONFIG_FILE: config,
    TF_DATA_DIR: join(folder, '.terraform'),
    TF_IN_AUTOMATION: '1',
    // Each Terraform ends soon, so it seldom needs to collect garbage. That is a fifth of its work.
    GOGC: '800',
  };
}
