import { UserError } from '../../../../input/user-error';
import type { Process, VirtualClock } from '../../../clock';
import type { Random } from '../../../random';
import type { FlowEnd, Tracer } from '../../../trace';
import { FlowFailure } from '../expression/flow-failure';
import type { Audio, Value } from '../expression/types';
import type { RunFacts } from '../flow-type';
import type { ConversationStore, Interaction, InteractionResult } from '../interaction';
import * as errors from './errors';
import { outputsOf, takeInputs } from './launch';
import type { Program, Sequence } from './program';
import type { PublishedFlow } from './published-flow';
import type { ActionExecutor } from './run';
import { Run } from './run';
import { runBlock } from './run-block';
import { defaultRunnerSettings, type RunnerSettings } from './runner-settings';

export interface FlowRunnerProps {
  readonly clock: Pick<VirtualClock, 'now'>;
  readonly random: Random;
  readonly execute: ActionExecutor;
  readonly settings?: Partial<RunnerSettings>;
  /** Receives every step. @default - nothing is recorded, which is faster */
  readonly trace?: Tracer;
}

/** Executes published flows in virtual time. One runner can serve any number of flows and interactions. */
export class FlowRunner {
  private readonly settings: RunnerSettings;
  private readonly running = new Set<Run>();

  constructor(private readonly props: FlowRunnerProps) {
    this.settings = { ...defaultRunnerSettings, ...props.settings };
  }

  /**
   * Runs a flow from its start to the end of the interaction. If the flow itself fails, its error handling takes over.
   * Throws UserError if the interaction cannot start the flow, or a data action breaks its contract.
   */
  *run(flow: PublishedFlow, interaction: Interaction): Process<InteractionResult> {
    const { program } = flow;
    const wanted = program.rules.interaction;
    if (wanted === 'flow') throw new UserError([errors.moduleStarted(flow.name)]);
    if (wanted !== interaction.type)
      throw new UserError([errors.wrongInteraction(flow.name, wanted, interaction.type)]);
    const run = this.begin(interaction, program);
    const { values } = run;
    this.running.add(run);
    let end: FlowEnd;
    try {
      const course = execute(flow, interaction, run);
      end = yield* interaction.type === 'waitingCall' ? untilAnswered(course, interaction, run) : course;
    } catch (error) {
      if (!(error instanceof FlowFailure)) throw error;
      run.failed(error.message);
      end = yield* handle(program, interaction, run);
    }
    run.ended(end);
    this.running.delete(run);
    return {
      conversationId: run.conversationId,
      end,
      attributes: Object.fromEntries(run.conversations.get(run.conversationId) ?? []),
      outputs: outputsOf(flow, values),
      said: run.said,
      effects: run.effects,
      ...(run.failure !== undefined && { failed: run.failure }),
      startedAt: run.facts.startedAt,
      endedAt: run.now(),
      actions: run.actions,
    };
  }

  /** The states of the interactions that are running. */
  get state(): unknown {
    return Array.from(this.running, ({ state }) => state);
  }

  private begin(interaction: Interaction, program: Program): Run {
    const { clock, random, execute: executor, trace } = this.props;
    const startedAt = clock.now();
    const { language, holdPrompt, rules, slots } = program;
    const facts: RunFacts = { conversationId: '', ...interaction, language, holdPrompt, startedAt };
    const run = new Run({
      facts,
      rules,
      slots,
      keys: ('keys' in interaction && interaction.keys) || [],
      conversations: conversationsOf(interaction),
      now: () => clock.now(),
      random,
      execute: executor,
      settings: this.settings,
      trace,
    });
    for (const { slot, of } of program.builtIns) run.values[slot] = of(facts);
    return run;
  }
}

function* execute(flow: PublishedFlow, interaction: Interaction, run: Run): Process<FlowEnd> {
  const { greeting, initial, start } = flow.program;
  run.begin(initial);
  takeInputs(flow, interaction, run.values);
  yield* run.playValue(greeting);
  return yield* follow(flow.program, start, interaction, run);
}

/** Runs a menu, task or state, and those to which it jumps, until the interaction ends. */
function* follow({ sequences }: Program, start: number, interaction: Interaction, run: Run): Process<FlowEnd> {
  let current = start;
  for (;;) {
    const sequence = sequences[current] as Sequence;
    run.begin(sequence.initial);
    const signal = yield* runBlock(run, sequence.block);
    if (signal?.kind === 'end') return signal.end;
    if (signal === undefined && interaction.type === 'waitingCall') {
      yield* run.flush();
      return { kind: 'waiting', queue: interaction.queue };
    }
    if (signal?.kind !== 'jump') throw new FlowFailure('a path ran off the end of its task or state');
    current = signal.to;
  }
}

/** Stops an in-queue flow when an agent takes the call. */
function* untilAnswered(
  course: Process<FlowEnd>,
  { answeredAfterMs = Number.POSITIVE_INFINITY }: { readonly answeredAfterMs?: number },
  run: Run,
): Process<FlowEnd> {
  const answeredAt = run.facts.startedAt + answeredAfterMs;
  for (let step = course.next(); ; step = course.next()) {
    if (step.done) return step.value;
    const left = answeredAt - run.now();
    if (step.value >= left) {
      yield left;
      return { kind: 'answered' };
    }
    yield step.value;
  }
}

/**
 * The error handling of the flow: plays the queued audio, then its own, and then ends the run or goes on in a menu or
 * task. If that fails too, the run ends without further audio.
 */
function* handle(program: Program, interaction: Interaction, run: Run): Process<FlowEnd> {
  const { onError } = program;
  run.handleError();
  const audio = valueUnlessFailing(() => onError.audio?.(run)) as Audio | undefined;
  if (audio !== undefined) yield* run.play(audio);
  yield* run.flush();
  const { end, jumpTo } = onError;
  if (jumpTo !== undefined) {
    run.recover();
    try {
      return yield* follow(program, jumpTo, interaction, run);
    } catch (error) {
      if (!(error instanceof FlowFailure)) throw error;
      run.failed(error.message);
      return end;
    }
  }
  return end.kind === 'queue' && run.settings.failTransfers(end.queue) ? { kind: 'disconnected' } : end;
}

/** Audio of the error handling that cannot be evaluated is skipped. */
function valueUnlessFailing(evaluate: () => Value): Value {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof FlowFailure) return undefined;
    throw error;
  }
}

/** The store of the conversation's data, with the data that it has at the start. */
function conversationsOf(interaction: Interaction): ConversationStore {
  if (interaction.type === 'workflow') return interaction.conversations;
  const { conversationId, attributes = {}, conversations = new Map() } = interaction;
  const known = conversations.get(conversationId) ?? [];
  return conversations.set(conversationId, new Map([...known, ...Object.entries(attributes)]));
}
