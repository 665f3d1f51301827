import type { FlowEnd } from '../../../trace';
import type { Evaluate } from '../expression/compiled';
import type { ValueType } from '../expression/types';
import type { FlowTypeRules, RunFacts, RunnableType } from '../flow-type';
import type { Action, Block } from './action';
import type { Initial } from './run';

/** A flow compiled to what a run needs, and nothing of its YAML. */
export interface Program {
  readonly rules: FlowTypeRules;
  /** Of a common module: the flow types that may call it. */
  readonly callers: readonly RunnableType[];
  /** Menus, tasks and states, in the order of the file. */
  readonly sequences: Sequence[];
  start: number;
  /** Values of the flow's own variables at the start. */
  initial: readonly Initial[];
  builtIns: readonly { readonly slot: number; readonly of: (facts: RunFacts) => unknown }[];
  inputs: readonly LaunchVariable[];
  outputs: readonly LaunchVariable[];
  /** How many values a run keeps. */
  slots: number;
  /** Played first. */
  greeting: Evaluate | undefined;
  onError: OnError;
  language: string | undefined;
  holdPrompt: string | undefined;
  /** Choices of any menu that work in all of them, by their key. */
  readonly globalChoices: Map<string, Action>;
}

/** A menu, a task or a state. */
export interface Sequence {
  readonly block: Block;
  /** Values of its own variables whenever it begins. */
  readonly initial: readonly Initial[];
}

/** A variable that whoever starts the flow gives or gets. */
export interface LaunchVariable {
  readonly name: string;
  readonly type: ValueType;
  readonly slot: number;
}

/** How a run ends when the flow itself fails. */
export interface OnError {
  readonly end: FlowEnd;
  /** The menu or task in which it goes on instead, once. @default - none */
  readonly jumpTo?: number;
  /** Played before. */
  readonly audio: Evaluate | undefined;
}
