import type { Place } from '../../../input/yaml-document';

/** A published flow for readers: its menus, tasks and states, the actions in them, and where each exit leads. */
export interface FlowOutline {
  /** In the order of the file; menus come before tasks and states. */
  readonly sequences: readonly OutlinedSequence[];
  /** Every action of the flow by its path. Trace events carry the same path. */
  readonly actions: ReadonlyMap<string, OutlinedAction>;
}

/** A menu, a task or a state. A menu is one action, whose exits are its choices. */
export interface OutlinedSequence {
  readonly kind: SequenceKind;
  readonly name: string;
  readonly actions: readonly OutlinedAction[];
}

export type SequenceKind = 'menu' | 'task' | 'state';

export interface OutlinedAction {
  /** Such as `tasks.Main.actions.2.loop.actions.0`. */
  readonly path: string;
  /** Archy's word, such as `callData`. */
  readonly kind: string;
  readonly name: string;
  readonly place: Place;
  /** How messages name it, such as `flow "Desk", task "Main", action "Create" (callData)`. */
  readonly label: string;
  readonly exits: readonly OutlinedExit[];
  /** The common module that the action calls. It has paths of its own. */
  readonly module?: FlowOutline;
}

/** A named exit of an action, with the actions that follow it. */
export interface OutlinedExit {
  readonly name: string;
  /** The expression that is true where this exit is taken: of a decision's yes, and of the cases of a switch. */
  readonly when?: string;
  readonly actions: readonly OutlinedAction[];
  /** Whether its actions are the body of a loop, after which the next round begins. */
  readonly repeats: boolean;
  /** Whether no run reaches the end of its actions: every path ends the flow, goes on elsewhere or leaves the loop. */
  readonly ends: boolean;
}

/**
 * The action that a trace event names, in the flow or in a common module that it calls. A module has paths of its own,
 * so kind and name decide which of the two is meant.
 */
export function actionAt(
  outline: FlowOutline,
  step: Pick<OutlinedAction, 'path' | 'kind' | 'name'>,
): OutlinedAction | undefined {
  const own = outline.actions.get(step.path);
  if (own?.kind === step.kind && own.name === step.name) return own;
  for (const { module } of outline.actions.values()) {
    const found = module && actionAt(module, step);
    if (found !== undefined) return found;
  }
  return undefined;
}
