import type { FlowEnd } from '../../../trace';
import type { Evaluate } from '../expression/compiled';
import type { ValueType } from '../expression/types';
import type { FlowTypeRules, RunFacts, RunnableType } from '../flow-type';
import type { Action, Block } from './action';
import type { Initial } from './run';

/** A compiled flow: everything that a run needs, without the YAML. */
export interface Program {
  readonly rules: FlowTypeRules;
  /** For a common module: the flow types that may call it. */
  readonly callers: readonly RunnableType[];
  /** Menus, tasks and states. A jump names one by its index. */
  readonly sequences: Sequence[];
  start: number;
  /** Values of the flow's own variables at the start. */
  initial: readonly Initial[];
  builtIns: readonly { readonly slot: number; readonly of: (facts: RunFacts) => unknown }[];
  inputs: readonly LaunchVariable[];
  outputs: readonly LaunchVariable[];
  /** Number of values that a run keeps. */
  slots: number;
  /** Played first. */
  greeting: Evaluate | undefined;
  onError: OnError;
  language: string | undefined;
  holdPrompt: string | undefined;
  /** Choices that work in every menu, by their key. */
  readonly globalChoices: Map<string, Action>;
}

/** A menu, a task or a state. */
export interface Sequence {
  readonly block: Block;
  /** Values of its own variables each time it begins. */
  readonly initial: readonly Initial[];
}

/** An input or an output of the flow. */
export interface LaunchVariable {
  readonly name: string;
  readonly type: ValueType;
  readonly slot: number;
}

/** How a run ends when the flow itself fails. */
export interface OnError {
  readonly end: FlowEnd;
  /** The menu or task in which the run goes on instead, once. @default - none */
  readonly jumpTo?: number;
  /** Played before the run ends or goes on. */
  readonly audio: Evaluate | undefined;
}
