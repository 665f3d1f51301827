import type { Place } from '../../../../input/yaml-document';
import type { Process } from '../../../clock';
import type { FlowEnd } from '../../../trace';
import type { FlowOutline } from '../outline';
import type { Run } from './run';

/** An action of a published flow, ready to run. */
export interface Action extends Behaviour {
  readonly kind: string;
  readonly name: string;
  /** Such as `tasks.Main.actions.2.loop.actions.0`. */
  readonly path: string;
  readonly place: Place;
  /** How messages name it, such as `flow "Desk", task "Main", action "Create" (callData)`. */
  readonly label: string;
}

/** The behaviour of an action, and where it can go on. */
export interface Behaviour {
  /** Every named exit with the actions behind it. After those, the run goes on with the next action of the list. */
  readonly exits: Readonly<Record<string, Block>>;
  /** The expression that is true when an exit is taken, by the name of the exit. @default - none is known */
  readonly when?: Readonly<Record<string, string | undefined>>;
  /** The common module that it calls. @default - none */
  readonly module?: FlowOutline | undefined;
  /** How the action can end. @default - as its exits end */
  readonly completion?: Completion;
  /** Throws FlowFailure. */
  readonly perform: (run: Run, self: Action) => Outcome | Process<Outcome>;
}

/** Actions in the order in which they run. */
export interface Block {
  readonly actions: readonly Action[];
  readonly completion: Completion;
  /** Whether the action runs these actions itself, as a loop runs its body. @default false */
  readonly repeats?: boolean;
}

/** How paths through some actions can end, other than by ending the flow or leaving the sequence. */
export interface Completion {
  /** Whether a path goes on with the next action. */
  readonly goesOn: boolean;
  /** Whether a path leaves this round of the loop around it. */
  readonly leavesLoop: boolean;
  /** Whether a path meets a part that was refused, so that how it ends is not known. @default false */
  readonly refused?: boolean;
}

/** The exit that an action took: its name, or a signal if the run does not go on with the next action. */
export type Outcome = string | Signal;

export type Signal = { readonly exit: string } & (
  | { readonly kind: 'end'; readonly end: FlowEnd }
  | { readonly kind: 'jump'; readonly to: number }
  | { readonly kind: 'endTask' }
  | { readonly kind: 'loopNext' }
  | { readonly kind: 'loopExit' }
);

export const goesOn: Completion = { goesOn: true, leavesLoop: false };
export const ends: Completion = { goesOn: false, leavesLoop: false };
export const leavesLoop: Completion = { goesOn: false, leavesLoop: true };

/** How actions end that were refused: nobody knows, so nothing follows from it. */
export const refused: Completion = { goesOn: false, leavesLoop: false, refused: true };

/** An exit without actions, which goes straight on. */
export const emptyBlock: Block = { actions: [], completion: goesOn };

/** An exit after which the sequence does not go on. */
export const finalBlock: Block = { actions: [], completion: ends };

/** Actions that were refused. The flow is not published. */
export const refusedBlock: Block = { actions: [], completion: refused };

/** How a choice between branches can end. */
function anyOf(branches: readonly Completion[]): Completion {
  return {
    goesOn: branches.some((branch) => branch.goesOn),
    leavesLoop: branches.some((branch) => branch.leavesLoop),
    refused: branches.some((branch) => branch.refused),
  };
}

/** How a list of actions can end. Actions behind one that never goes on do not count. */
export function allOf(actions: readonly Completion[]): Completion {
  const end = { goesOn: true, leavesLoop: false, refused: false };
  for (const action of actions) {
    end.leavesLoop ||= action.leavesLoop;
    end.refused ||= action.refused === true;
    end.goesOn &&= action.goesOn;
    if (!action.goesOn && !action.refused) return { ...end, refused: false };
  }
  return end;
}

export function completionOf({ exits, completion }: Behaviour): Completion {
  return completion ?? anyOf(Object.values(exits).map((block) => block.completion));
}
