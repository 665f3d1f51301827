/** A plan as `terraform show -json` prints it, as far as it is read. It holds secrets in clear. */
export interface ShownPlan {
  readonly resource_changes?: readonly ShownResource[];
  readonly output_changes?: Readonly<Record<string, ShownChange>>;
}

export interface ShownResource {
  readonly address: string;
  readonly type: string;
  /** The address before it was moved. */
  readonly previous_address?: string;
  /** What an earlier apply has left behind. */
  readonly deposed?: string;
  readonly change: ShownChange;
}

export interface ShownChange {
  readonly actions: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  readonly after_unknown?: unknown;
  /** Has `true` where the value before has a secret. */
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  readonly replace_paths?: unknown;
  readonly importing?: { readonly id?: string };
}

/** @param text that `terraform show -json` prints */
export function shownPlan(text: string): ShownPlan {
  return JSON.parse(text);
}

/** The resources that the plan changes, imports or moves. */
export function changedResources({ resource_changes = [] }: ShownPlan): readonly ShownResource[] {
  return resource_changes.filter(
    ({ change, previous_address }) =>
      isChange(change) || change.importing !== undefined || previous_address !== undefined,
  );
}

/** Whether a change is more than to leave or to read something. */
export function isChange({ actions }: ShownChange): boolean {
  return actions.some((action) => action !== 'no-op' && action !== 'read');
}

/** The ids of the objects that the state knows. */
export function knownIds({ resource_changes = [] }: ShownPlan): ReadonlySet<string> {
  return new Set(
    resource_changes.flatMap(({ change }) => {
      const { id } = (change.before ?? {}) as { readonly id?: unknown };
      return typeof id === 'string' ? [id] : [];
    }),
  );
}
