import { createHash } from 'node:crypto';
import { UserError } from '../../input/user-error';
import type { Fault } from '../faults';
import { type FaultsFor, faultsFor } from './faults';
import { type FinishedRun, runOnce, type Schedule, type Setting } from './run';
import { creates } from './verdict';

export interface ExplorationOptions {
  /** The most faults of a schedule, wherever they are. */
  readonly most: number;
  /** How many requests, from the first one on, may have faults beyond that number. @default 0 */
  readonly first?: number;
  /** The faults that a request is given, by name. @default faultsFor */
  readonly faults?: FaultsFor;
  /** Only schedules with at least one of these faults are of interest. @default - all are */
  readonly among?: (fault: Fault) => boolean;
  /** How often the flow runs for the conversation, one run after the other. @default 1 */
  readonly times?: number;
  /** What is added up over the schedules. @default - nothing */
  readonly count?: (run: FinishedRun) => number;
}

/** How many schedules there are, and what was added up over them. */
export interface Explored {
  readonly schedules: number;
  readonly counted: number;
}

/**
 * Plays an interaction under every schedule of faults: each request goes well or has one of its faults, up to a number of
 * them or at the first requests only, and a fault changes which requests follow. Where two schedules bring the world into
 * one state, the rest is played for the first of them only; what a run has left behind and told is part of the state, so
 * that one verdict serves both. Only the requests and the number of actions of a run are its own.
 *
 * A flow that asks for random numbers must not be explored: what it draws is no part of the state. Settings that are
 * functions must be pure.
 *
 * Yields the runs that were played to their end, and returns the number of schedules that they stand for.
 *
 * @throws UserError for a world whose further course is no part of its state: latency by chance, limited executions at once
 */
export function* explore(setting: Setting, options: ExplorationOptions): Generator<FinishedRun, Explored> {
  if ((setting.serviceNow?.jitterMs ?? 0) > 0 || setting.engine?.maxConcurrent !== undefined) {
    throw new UserError([{ problem: 'an exploration has no place for jitterMs and maxConcurrent; leave them out' }]);
  }
  const everything = yield* new Exploration(setting, options).from(new Map(), options.most);
  return everything[options.most] as Explored;
}

/** Explores to the end, and shows each run that was played to its end. */
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

/** What goes on from somewhere, by the most faults that it may have beyond the first requests: none, one, two ... */
type ByMost = readonly Explored[];

/** A request whose faults are to be played, and the state of the world before it. */
interface Branching {
  readonly state: string;
  readonly index: number;
  readonly faults: ReturnType<FaultsFor>;
}

/** Thrown out of a run whose rest is known. */
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

  /** Everything that begins with a schedule; later requests come first, since earlier ones lead to them. */
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

  /** One run without more faults, up to a state that is known. */
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
        onRequest: ({ index, method, path }, sandbox, earlier) => {
          if (index < first) return;
          const next = [Math.min(index, this.first), interesting, method, path];
          const past = [creates(sandbox.serviceNow.requests), earlier.map(({ actions: _, ...told }) => told)];
          const state = hashOf(JSON.stringify([next, past]) + sandbox.state);
          const rest = this.known.get(state);
          if (rest !== undefined && rest.length > more) throw new KnownState(rest.slice(0, more + 1));
          ahead.push({ state, index, faults: this.faults({ method, path }) });
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
