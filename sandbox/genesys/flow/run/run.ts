import type { Process } from '../../../clock';
import type { FlowEnd, TraceEvent, Tracer } from '../../../trace';
import type { ActionOutcome } from '../../data-actions/action-outcome';
import type { BoundAction } from '../../org/entities';
import type { Evaluate, Scope } from '../expression/compiled';
import { FlowFailure } from '../expression/flow-failure';
import type { Audio, Value } from '../expression/types';
import type { FlowTypeRules, RunFacts } from '../flow-type';
import type { ConversationStore, Effect } from '../interaction';
import type { RunnerSettings } from './runner-settings';

/** The number of actions that one run may execute. After them, the error handling of the flow takes over. */
const mostActions = 10_000;
/** Additional actions for an error handling that goes on in a menu or task. */
const moreActions = 1000;

/** Calls the data action that a flow is bound to, as it is at that moment. `timeoutMs` is the timeout of the step; left out if the step has none. */
export type ActionExecutor = (
  action: BoundAction,
  inputs: Readonly<Record<string, unknown>>,
  options: { readonly timeoutMs?: number },
) => Process<ActionOutcome>;

/** A variable and the value that it has at the start. */
export interface Initial {
  readonly slot: number;
  readonly evaluate: Evaluate;
}

/** An action as trace events name it. */
type Step = Pick<Extract<TraceEvent, { readonly type: 'step' }>, 'kind' | 'name' | 'path'>;

export interface RunProps {
  readonly facts: RunFacts;
  readonly rules: FlowTypeRules;
  readonly slots: number;
  readonly keys: readonly string[];
  readonly conversations: ConversationStore;
  readonly now: Scope['now'];
  readonly random: Scope['random'];
  readonly execute: ActionExecutor;
  readonly settings: RunnerSettings;
  readonly trace: Tracer | undefined;
}

/** The state of one run of a flow. Actions read and change it. */
export class Run implements Scope {
  /** Values of the flow, or of the common module that it is calling. */
  values: Value[];
  readonly facts: RunFacts;
  readonly rules: FlowTypeRules;
  readonly now: Scope['now'];
  readonly random: Scope['random'];
  readonly conversations: ConversationStore;
  readonly execute: ActionExecutor;
  readonly settings: RunnerSettings;
  readonly effects: Effect[] = [];
  readonly said: { readonly text: string; readonly ms: number }[] = [];
  /** For a workflow: the conversation whose data it used last. */
  conversationId: string;
  /** Number of actions that have begun. */
  actions = 0;
  /** Number of tasks that are being called, each by the one before. */
  calls = 0;
  /** Indexes of the menus on the caller's way, the last one at the end. */
  menus: readonly number[] = [];
  /** Path of the action that began last. */
  path = '';
  /**
   * The loops and calls that the run is inside of: the round of each loop, and the saved variables of each called task
   * or module.
   */
  readonly frames: unknown[] = [];
  /** The first failure of the flow; not set if there was none. */
  failure: string | undefined;
  private mostActions = mostActions;
  private readonly trace: Tracer | undefined;
  private readonly keys: readonly string[];
  private prompts = 0;
  private ahead = '';
  private speaker = 'Greeting';
  private queued: { readonly part: Audio['parts'][number]; readonly by: string }[] = [];

  constructor(props: RunProps) {
    this.values = new Array(props.slots).fill(undefined);
    this.facts = props.facts;
    this.rules = props.rules;
    this.now = props.now;
    this.random = props.random;
    this.conversationId = props.facts.conversationId;
    this.conversations = props.conversations;
    this.keys = props.keys;
    this.execute = props.execute;
    this.settings = props.settings;
    this.trace = props.trace;
  }

  /** Records that an action begins. Throws FlowFailure if the run has executed too many. */
  enter({ kind, name, path }: Step): void {
    this.path = path;
    this.speaker = name;
    if (++this.actions > this.mostActions)
      throw new FlowFailure(`the run has executed ${this.mostActions} actions, the most that Architect allows`);
    this.trace?.({ type: 'step', at: this.now(), kind, name, path });
  }

  /** Gives variables their initial values. */
  begin(initial: readonly Initial[]): void {
    for (const { slot, evaluate } of initial) this.values[slot] = evaluate(this);
  }

  /** The keys that the caller presses at the next prompt, or pressed before it. */
  pressedKeys(): string {
    const { ahead } = this;
    this.ahead = '';
    return ahead === '' ? (this.keys[this.prompts++] ?? '') : ahead;
  }

  /** Keeps keys that a prompt did not use for the next one. */
  leaveKeys(rest: string): void {
    this.ahead = rest;
  }

  /** Records that an action went through one of its exits. */
  leave({ path }: Pick<Step, 'path'>, exit: string): void {
    this.trace?.({ type: 'exit', at: this.now(), path, exit });
  }

  /** Queues audio. Audio that must be flushed is played at once, after everything that was queued before. */
  *play({ parts, flush }: Audio): Process<void> {
    this.queued.push(...parts.map((part) => ({ part, by: this.speaker })));
    if (flush) yield* this.flush();
  }

  /** Plays the value of an expression. Plays nothing if there is no expression or its value is not set. */
  *playValue(audio: Evaluate | undefined): Process<void> {
    const played = audio?.(this) as Audio | undefined;
    if (played !== undefined) yield* this.play(played);
  }

  /** Plays all queued audio, which takes the time that it lasts. */
  *flush(): Process<void> {
    const parts = this.queued;
    this.queued = [];
    for (const { part, by } of parts) {
      const text = 'text' in part ? part.text : '';
      const ms = 'text' in part ? text.length * this.settings.speechMsPerCharacter : part.silentMs;
      this.say(text, ms, by);
      if (ms > 0) yield ms;
    }
  }

  /** Records a text that was heard or read. @param by the action that says it. Audio may play during a later one. */
  say(text: string, ms: number, by = this.speaker): void {
    this.said.push({ text, ms });
    this.trace?.({ type: 'said', at: this.now(), text, ms, by });
  }

  /** Participant data of a conversation. It is created when it is first used. */
  dataOf(conversationId: string): Map<string, string> {
    const known = this.conversations.get(conversationId);
    if (known !== undefined) return known;
    const data = new Map<string, string>();
    this.conversations.set(conversationId, data);
    return data;
  }

  /** Writes participant data. */
  writeData(conversationId: string, values: Readonly<Record<string, string>>): void {
    const data = this.dataOf(conversationId);
    for (const [name, value] of Object.entries(values)) data.set(name, value);
    this.trace?.({ type: 'attributes', at: this.now(), values });
  }

  /** The error handling speaks from now on. */
  handleError(): void {
    this.speaker = 'Error handling';
  }

  /** Prepares the run to go on elsewhere after a failure, with additional actions. */
  recover(): void {
    this.mostActions += moreActions;
    this.calls = 0;
    this.frames.length = 0;
  }

  waited(ms: number): void {
    this.trace?.({ type: 'waited', at: this.now(), ms });
  }

  failed(message: string): void {
    this.failure ??= `${this.path === '' ? 'start' : this.path}: ${message}`;
    this.trace?.({ type: 'error', at: this.now(), message, path: this.path });
  }

  ended(end: FlowEnd): void {
    this.trace?.({ type: 'end', at: this.now(), end });
  }

  /** Everything that the rest of the run depends on, and everything that it has done so far, as JSON. */
  get state(): unknown {
    const { path, frames, values, conversations, effects, said, calls, menus, prompts, ahead, queued } = this;
    const { startedAt } = this.facts;
    const data = Array.from(conversations, ([id, attributes]) => [id, ...attributes]);
    // Far from the limit, the number of actions that are left makes no difference to a flow.
    const actionsLeft = Math.min(this.mostActions - this.actions, moreActions);
    return {
      startedAt,
      conversationId: this.conversationId,
      failure: this.failure,
      actionsLeft,
      path,
      frames,
      values: values.map(storable),
      data,
      effects,
      said,
      calls,
      menus,
      prompts,
      ahead,
      queued,
    };
  }
}

/** JSON has no NOT_SET. */
function storable(value: Value): unknown {
  return value === undefined ? { notSet: true } : value;
}
