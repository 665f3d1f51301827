import type { StackResources } from './stack-resources';

const actions = ['create', 'update', 'replace', 'delete'] as const;
export type Action = (typeof actions)[number];

/** What Terraform plans to do to a resource. */
export interface Change {
  readonly action: Action;
  readonly address: string;
  readonly type: string;
  /** Place in the tree of constructs. */
  readonly path: string;
  /** The attributes that differ, by their names alone: their values may be secret. */
  readonly attributes: readonly string[];
}

interface ResourceChange {
  readonly address: string;
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown: Readonly<Record<string, unknown>>;
  };
}

/** The changes of a plan. @param shown what `terraform show -json` prints of it, which holds secrets in clear */
export function changesIn(shown: string, stack: StackResources): readonly Change[] {
  const { resource_changes = [] }: { readonly resource_changes?: readonly ResourceChange[] } = JSON.parse(shown);
  const found = resource_changes.flatMap(({ address, type, change }): readonly Change[] => {
    const action = actionOf(change.actions);
    if (action === undefined) return [];
    const attributes = action === 'create' || action === 'delete' ? [] : changed(change);
    return [{ action, address, type, path: stack.pathOf(address), attributes }];
  });
  return found.sort((one, other) => actions.indexOf(one.action) - actions.indexOf(other.action));
}

function actionOf(words: readonly string[]): Action | undefined {
  if (words.length > 1) return 'replace';
  return actions.find((action) => action === words[0]);
}

function changed({ before, after, after_unknown }: ResourceChange['change']): readonly string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...Object.keys(after_unknown)]);
  return [...names]
    .filter((name) => after_unknown[name] === true || JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]))
    .filter((name) => name !== 'id')
    .sort();
}
