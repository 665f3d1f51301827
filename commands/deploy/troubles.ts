import type { Mistake } from '../../input/mistake';
import { plainLine } from '../../input/plain-line';
import { withoutSecrets } from '../../platform/refusal';
import { diagnosticMistakes } from '../terraform/diagnostic-text';
import type { StackResources } from '../terraform/stack-resources';
import type { Diagnostic } from '../terraform/terraform';

export interface TroublesOptions {
  readonly stack: StackResources;
  /** The folder that Terraform runs in. */
  readonly folder: string;
  /** Path of the org file. */
  readonly file: string;
  /** Values that no message may show. */
  readonly secrets: readonly string[];
}

/** The errors of Terraform as mistakes, with the way out of those that are known. */
export function troubles(diagnostics: readonly Diagnostic[], options: TroublesOptions): readonly Mistake[] {
  const { stack, folder, file, secrets } = options;
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ summary, ...others }) => ({ ...others, summary: withoutLog(summary) }))
    .flatMap((diagnostic) => {
      const text = `${diagnostic.summary}\n${diagnostic.detail}`;
      const known =
        lockHeld(text, folder) ?? unsavedState(text, folder) ?? (isRemote(text) ? remoteExecution(file) : undefined);
      return known ?? diagnosticMistakes([diagnostic], stack, '');
    })
    .map((mistake) => ({ ...mistake, problem: mistake.problem && withoutSecrets(mistake.problem, secrets) }));
}

/** Why `terraform init` failed. What it logs above its error is left out. */
export function initFailure(
  stderr: string,
  { file, folder, secrets, isLocked }: Omit<TroublesOptions, 'stack'> & { readonly isLocked: boolean },
): Mistake {
  const text = withoutLog(stderr);
  const [, said = text] = /(Error: [\s\S]*)/.exec(text) ?? [];
  const problem = `terraform init failed: ${withoutSecrets(plainLine(said.trim().replace(/[\s│╷╵]+/g, ' ')), secrets)}`;
  if (/lock ?file|checksum|locked provider/i.test(said))
    return {
      problem,
      next: isLocked
        ? 'the versions and sums of .terraform.lock.hcl are binding: run terraform providers lock in the folder of the stack, and copy the file to the project'
        : `remove .terraform.lock.hcl from ${folder}, where an earlier run has left it`,
    };
  if (/provider packages?|install provider|required provider/i.test(said))
    return {
      problem,
      next: 'Terraform finds no provider: let it reach its registry, or name a mirror that has it (provider_installation in the file of TF_CLI_CONFIG_FILE)',
    };
  return { problem, next: `check the backend of ${file}, and the access to it in the environment` };
}

/** Without the lines that Terraform logs where `TF_LOG` is set. */
function withoutLog(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\d{4}-\d\d-\d\dT\S+ \[/.test(line))
    .join('\n');
}

function lockHeld(text: string, folder: string): Mistake | undefined {
  if (!text.includes('state lock')) return undefined;
  const part = (name: string) => plainLine(new RegExp(`^\\s*${name}:\\s*(.+?)\\s*$`, 'm').exec(text)?.[1] ?? '');
  const [id, who, since, operation] = [part('ID'), part('Who'), part('Created'), part('Operation')];
  if (id === '') return undefined;
  const doing = operation === '' ? '' : ` (${operation.replace(/^OperationType/, '').toLowerCase()})`;
  return {
    problem: `the state is locked by ${who}${doing} since ${since.replace(/\.\d+/, '')}`,
    next: `wait until that has ended; if it ended without unlocking: terraform -chdir=${folder} force-unlock ${id}`,
  };
}

/** A plan before the state is saved would make everything a second time. */
function unsavedState(text: string, folder: string): Mistake | undefined {
  if (!text.includes('errored.tfstate')) return undefined;
  return {
    problem: `the backend did not take the state, so that Terraform wrote it to ${folder}/errored.tfstate, with all secrets`,
    next: `before anything else: terraform -chdir=${folder} state push errored.tfstate, and delete the file`,
  };
}

function isRemote(text: string): boolean {
  return /saving (?:a|the) generated (?:execution )?plan|does not support saving/i.test(text);
}

function remoteExecution(file: string): Mistake {
  return {
    file,
    path: 'backend',
    problem: 'the workspace runs Terraform remotely, and cannot make a plan file here',
    next: 'set its execution mode to local, in the settings of the workspace: it then keeps the state alone',
  };
}
