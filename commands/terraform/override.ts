import type { StackResources } from './stack-resources';

export interface OverrideOptions {
  /** Path of the state file. */
  readonly state: string;
  /** Whether everything is destroyed, so that nothing is protected. */
  readonly destroy: boolean;
  /** Whether a deletion waits for calls in flight, as long as the stack says. @default false */
  readonly waits?: boolean;
}

/**
 * The override file that lets Terraform apply a stack to the sandbox: the state is a local file, the provider asks no other
 * host, and a deletion waits for calls in flight only where there are any.
 */
export function overrideFor({ all }: StackResources, { state, destroy, waits = false }: OverrideOptions): object {
  const changes = all.flatMap(({ type, name, block }): readonly (readonly [string, string, object])[] => [
    ...(destroy && block.lifecycle?.prevent_destroy
      ? [[type, name, { lifecycle: { prevent_destroy: false } }] as const]
      : []),
    ...(!waits && type === 'terraform_data' && block.input?.seconds !== undefined
      ? [[type, name, { input: { seconds: 0 } }] as const]
      : []),
  ]);
  const resource: Record<string, Record<string, object>> = {};
  for (const [type, name, change] of changes) resource[type] = { ...resource[type], [name]: change };
  return {
    ...localBackend(state),
    provider: { genesyscloud: [{ gateway: [{}] }] },
    ...(changes.length > 0 && { resource }),
  };
}

/** The part of a stack that keeps its state in a local file. */
export function localBackend(state: string): object {
  return { terraform: { backend: { local: { path: state } } } };
}
