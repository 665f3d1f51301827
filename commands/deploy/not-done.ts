import type { Change } from '../terraform/changes';

/** The changes of which Terraform did not do all: one that replaces a resource makes the new one and deletes the old one. */
export function notDone(
  changes: readonly Change[],
  done: readonly { readonly action: string; readonly address: string }[],
): readonly Change[] {
  return changes.filter(({ action, address }) => {
    const steps = action === 'replace' ? ['create', 'delete'] : [action];
    return steps.some((step) => !done.some((one) => one.action === step && one.address === address));
  });
}
