import { execFile, spawnSync } from 'node:child_process';

/** What Terraform did, in the order of its `-json` events. */
export interface TerraformEvent {
  readonly kind: 'start' | 'complete' | 'waiting' | 'waited';
  readonly action: 'create' | 'update' | 'delete';
  /** Name of the `terraform_data` resource, with the key of its element in brackets. */
  readonly name: string;
}

export interface Applied {
  readonly events: readonly TerraformEvent[];
  /** Why Terraform refused the plan or stopped; empty after a complete apply. */
  readonly errors: readonly string[];
}

const kinds: Readonly<Record<string, TerraformEvent['kind']>> = {
  apply_start: 'start',
  apply_complete: 'complete',
  provision_start: 'waiting',
  provision_complete: 'waited',
};

export function hasTerraform(): boolean {
  return spawnSync('terraform', ['version'], { env: environment() }).status === 0;
}

/** Applies the configuration in a folder. Nothing is downloaded: `terraform_data` is built into Terraform. */
export function apply(folder: string, ...options: readonly string[]): Promise<Applied> {
  const words = ['apply', '-json', '-auto-approve', '-input=false', '-refresh=false', '-parallelism=30', ...options];
  return new Promise((resolve, reject) => {
    execFile('terraform', words, { cwd: folder, env: environment(), maxBuffer: 2 ** 26 }, (error, stdout) => {
      const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
      if (lines.length === 0) reject(error ?? new Error('terraform printed no events'));
      else resolve(read(lines.map((line) => JSON.parse(line))));
    });
  });
}

interface Line {
  readonly type: string;
  readonly diagnostic?: { readonly severity: string; readonly summary: string; readonly detail: string };
  readonly hook?: {
    readonly action?: TerraformEvent['action'];
    readonly resource: { readonly resource_name: string; readonly resource_key: string | null };
  };
}

function read(lines: readonly Line[]): Applied {
  const actions = new Map<string, TerraformEvent['action']>();
  const events = lines.flatMap(({ type, hook }): readonly TerraformEvent[] => {
    const kind = kinds[type];
    if (kind === undefined || hook === undefined) return [];
    const { resource_name, resource_key } = hook.resource;
    const name = resource_key === null ? resource_name : `${resource_name}[${resource_key}]`;
    const action = hook.action ?? actions.get(name) ?? 'create';
    actions.set(name, action);
    return [{ kind, action, name }];
  });
  const errors = lines.flatMap(({ diagnostic }) =>
    diagnostic?.severity === 'error' ? [`${diagnostic.summary}: ${diagnostic.detail}`] : [],
  );
  return { events, errors };
}

function environment(): NodeJS.ProcessEnv {
  const { TF_CLI_CONFIG_FILE: _, ...others } = process.env;
  return { ...others, CHECKPOINT_DISABLE: '1' };
}
