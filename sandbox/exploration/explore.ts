import { createHash } from 'node:crypto';
import { UserError } from '../../input/user-error';
import type { Fault } from '../faults';
import { type FaultsFor, faultsFor } from './faults';
import { type FinishedRun, runOnce, type Schedule, type Setting } from './run';
import { creates } from './verdict';

export interface ExplorationOptions {
  /** The most faults of a schedule, at any of its requests. */
  readonly most: number;
  /** Number of first requests that may have faults in addition. @default 0 */
  readonly first?: number;
  /** The possible faults of a request, by name. @default faultsFor */
  readonly faults?: FaultsFor;
  /** Explores only schedules with at least one of these faults. @default - every schedule */
  readonly among?: (fault: Fault) => boolean;
  /** Number of runs of the flow for the conversation, one after the other. @default 1 */
  readonly times?: number;
  /** A number to add up over the schedules. @default - 0 for each */
  readonly count?: (run: FinishedRun) => number;
}

/** The number of schedules, and the sum of `count` over them. */
export interface Explored {
  readonly schedules: number;
  readonly counted: number;
}

/**
 * Plays an interaction under every schedule of faults. Each request succeeds or has one of its faults, and a fault
 * changes which requests follow; `most` and `first` limit the faults. Where two schedules lead to the same state of the
 * sandbox, the rest is played for the first of them only. The state includes everything that a run has left behind and
 * said, so that the verdict on one run holds for both; only the requests and the number of actions of the two runs may
 * differ.
 *
 * Do not explore a flow that draws random numbers: they are not part of the state. Settings that are functions must be
 * pure.
 *
 * Yields the runs that were played to their end, and returns the number of schedules that they represent.
 *
 * @throws UserError for settings whose effect is not part of the state: random latency, and a limit of executions at
 *   once
 */
export function* explore(setting: Setting, options: ExplorationOptions): Generator<FinishedRun, Explored> {
  if ((setting.serviceNow?.jitterMs ?? 0) > 0 || setting.engine?.maxConcurrent !== undefined) {
    throw new UserError([
      { path: 'exploration', problem: 'jitterMs and maxConcurrent are not part of its states', next: 'leave them out' },
    ]);
  }
  const everything = yield* new Exploration(setting, options).from(new Map(), options.most);
  return everything[options.most] as Explored;
}

/** Explores to the end. @param show called with each run that was played to its end */
export function exploreAll(
  setting: Setting,
  options: ExplorationOptions,
  show: (run: FinishedRun) => void,
): Explored & { readonly played: number } {
  const runs = explore(setting, options);
  for (let played = 0; ; played++) {
    const { done, value } = runs.next();
    if (done) return { ...value, played };
    show(value);
  }
}

/** The continuations of a state, by their most faults beyond the first requests: none, one, two ... */
type ByMost = readonly Explored[];

/** A request whose faults are still to be played, and the state before it. */
interface Branching {
  readonly state: string;
  readonly index: number;
  readonly faults: ReturnType<FaultsFor>;
}

/** Thrown to end a run that has reached a known state. */
class KnownState {
  constructor(readonly rest: ByMost) {}
}

class Exploration {
  private readonly known = new Map<string, ByMost>();
  private readonly faults: FaultsFor;
  private readonly among: (fault: Fault) => boolean;
  private readonly first: number;

  constructor(
    private readonly setting: Setting,
    private readonly options: ExplorationOptions,
  ) {
    this.faults = options.faults ?? faultsFor;
    this.among = options.among ?? (() => true);
    this.first = options.first ?? 0;
  }

  /**
   * Plays everything that begins with a schedule, from the last request back, because earlier ones lead to later ones.
   */
  *from(schedule: Schedule, more: number): Generator<FinishedRun, ByMost> {
    const interesting = this.isInteresting(schedule);
    const ahead: Branching[] = [];
    let rest = yield* this.play(schedule, more, ahead, interesting);
    for (const { state, index, faults } of ahead.toReversed()) {
      const isFree = index < this.first;
      for (const [name, fault] of isFree || more > 0 ? Object.entries(faults) : []) {
        const left = Math.max(0, more - 1);
        if (left === 0 && index + 1 >= this.first && !interesting && !this.among(fault)) continue;
        const begun = yield* this.from(new Map([...schedule, [index, [name, fault]]]), left);
        rest = rest.map((sum, most) =>
          most > 0 || isFree ? plus(sum, begun[Math.max(0, most - 1)] as Explored) : sum,
        );
      }
      this.known.set(state, rest);
    }
    return rest;
  }

  /** Plays one run without further faults, up to a known state. */
  private *play(
    schedule: Schedule,
    more: number,
    ahead: Branching[],
    interesting: boolean,
  ): Generator<FinishedRun, ByMost> {
    const { times, count } = this.options;
    const first = Math.max(-1, ...schedule.keys()) + 1;
    let run: FinishedRun;
    try {
      run = runOnce(this.setting, schedule, {
        ...(times === undefined ? {} : { times }),
        onRequest: ({ index, ...request }, { sandbox, earlier, paces }) => {
          if (index < first) return;
          const next = [Math.min(index, this.first), interesting, request];
          const results = earlier.map(({ actions: _, ...result }) => result);
          const past = [creates(sandbox.serviceNow.requests), results, paces.map((pace) => pace.state)];
          const state = hashOf(JSON.stringify([next, past]) + sandbox.state);
          const rest = this.known.get(state);
          if (rest !== undefined && rest.length > more) throw new KnownState(rest.slice(0, more + 1));
          ahead.push({ state, index, faults: this.faults(request) });
        },
      });
    } catch (error) {
      if (error instanceof KnownState) return error.rest;
      throw error;
    }
    if (interesting) yield run;
    const one = interesting ? { schedules: 1, counted: count?.(run) ?? 0 } : { schedules: 0, counted: 0 };
    return new Array<Explored>(more + 1).fill(one);
  }

  private isInteresting(schedule: Schedule): boolean {
    return this.options.among === undefined || [...schedule.values()].some(([, fault]) => this.among(fault));
  }
}

function plus(a: Explored, b: Explored): Explored {
  return { schedules: a.schedules + b.schedules, counted: a.counted + b.counted };
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
