import { changedAttributes } from '../../release/changed-attributes';
import type { ShownPlan } from '../../release/shown-plan';
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

/** The changes of a plan. */
export function changesIn({ resource_changes = [] }: ShownPlan, stack: StackResources): readonly Change[] {
  const found = resource_changes.flatMap(({ address, type, change }): readonly Change[] => {
    const action = actionOf(change.actions);
    if (action === undefined) return [];
    const attributes = action === 'create' || action === 'delete' ? [] : changedAttributes(change);
    return [{ action, address, type, path: stack.pathOf(address), attributes }];
  });
  return found.sort((one, other) => actions.indexOf(one.action) - actions.indexOf(other.action));
}

function actionOf(words: readonly string[]): Action | undefined {
  if (words.length > 1) return 'replace';
  return actions.find((action) => action === words[0]);
}
