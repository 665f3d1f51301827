import type { ApplyResult } from '../../commands/terraform/apply';
import type { SandboxOrgs } from './sandbox-orgs';

/** A check by Terraform and the sandbox, and what is wrong: nothing when it holds. */
export interface Check {
  readonly name: string;
  /** Why it can be asked only of the provider that this program serves. @default - it can be asked of any */
  readonly onlyServed?: string;
  /** Whether its outcome depends on when something happens. @default false */
  readonly isTimed?: boolean;
  run(orgs: SandboxOrgs): Promise<readonly string[]>;
}

export function changesOf({ done }: ApplyResult): readonly string[] {
  return done
    .filter(({ address }) => !address.startsWith('terraform_data.'))
    .map(({ action, path }) => `${action} ${path}`);
}

export function unlike(seen: readonly string[], expected: readonly string[]): readonly string[] {
  return [
    ...expected.filter((one) => !seen.includes(one)).map((one) => `missing: ${one}`),
    ...seen.filter((one) => !expected.includes(one)).map((one) => `needless: ${one}`),
  ];
}

export function lacks(text: string, ...expected: readonly RegExp[]): readonly string[] {
  return expected.filter((one) => !one.test(text)).map((one) => `nothing like ${one} in: ${text}`);
}
