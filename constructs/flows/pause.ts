import { type Expression, expr, type FlowType, type Node, nodes } from '../architect';
import { earlierRunSeconds, type Limits } from './limits';
import type { Repeat } from './recipe';
import { memory } from './variables';

/** How a flow type lets time pass between the rounds of an operation. Rounds count from 0. */
interface Pause<F extends FlowType> {
  /** The action that lets the pause after the current round pass. */
  action(name: string, limits: Limits): Node<F>;
  /** The action that lets the first delay pass, after whatever round. */
  first(name: string, limits: Limits): Node<F>;
  /** The longest time that the first of these takes after a round. */
  longestSeconds(limits: Limits, round: number, repeat: Repeat['kind']): number;
}

export const pauses: { readonly [F in FlowType]: Pause<F> } = {
  // Calls have no wait action, so they play silence.
  inboundCall: {
    action: (name, limits) => nodes.playAudio({ name, audio: expr.uninterrupted(silenceOfRound(limits)) }),
    first: (name, limits) =>
      nodes.playAudio({ name, audio: expr.uninterrupted(expr.silence(1000 * limits.firstDelaySeconds)) }),
    longestSeconds: (limits, round) => backOff(numbers, limits, round),
  },
  inboundShortMessage: {
    action: (name, limits) => nodes.wait({ name, duration: durationOfRound(limits) }),
    first: waitFirstDelay,
    longestSeconds: (limits, round) => backOff(numbers, limits, round) + limits.jitterMilliseconds / 1000,
  },
  // A workflow has time: it also waits until a lost request can no longer commit.
  workflow: {
    action: (name, limits) => {
      const atPauseEnd = expr.addSeconds(expr.now(), backOff(expressions, limits, memory.attempt));
      const isSafeLater = expr.greater(memory.safeFrom, atPauseEnd);
      const untilSafe = expr.dateTimeDiff(memory.safeFrom, expr.now());
      return nodes.wait({ name, duration: expr.ifElse(isSafeLater, untilSafe, durationOfRound(limits)) });
    },
    first: waitFirstDelay,
    longestSeconds: (limits, round, repeat) => {
      const pause = pauses.inboundShortMessage.longestSeconds(limits, round, repeat);
      return repeat === 'lookup' ? Math.max(pause, earlierRunSeconds) : pause;
    },
  },
};

/** Seconds of the pause after a round: the first delay, doubled with each round. The formula is written only here. */
function backOff<T>({ literal, times, power }: Arithmetic<T>, limits: Limits, round: T): T {
  return times(literal(limits.firstDelaySeconds), power(literal(2), round));
}

interface Arithmetic<T> {
  literal(value: number): T;
  times(left: T, right: T): T;
  power(base: T, exponent: T): T;
}

/** Computes at synthesis: for silence, whose length must be a literal, and for the worst case. */
const numbers: Arithmetic<number> = {
  literal: (value) => value,
  times: (left, right) => left * right,
  power: (base, exponent) => base ** exponent,
};

/** Computes in the running flow. */
const expressions: Arithmetic<Expression<'integer'>> = {
  literal: expr.integer,
  times: expr.times,
  power: (base, exponent) => expr.toInteger(expr.power(base, exponent)),
};

function waitFirstDelay(name: string, { firstDelaySeconds }: Limits) {
  return nodes.wait({ name, duration: expr.seconds(firstDelaySeconds) });
}

function durationOfRound(limits: Limits): Expression<'duration'> {
  const jitter = limits.jitterMilliseconds > 0 ? expr.randomInteger(0, limits.jitterMilliseconds) : undefined;
  return expr.seconds(backOff(expressions, limits, memory.attempt), jitter);
}

function silenceOfRound(limits: Limits): Expression<'audio'> {
  const lastPause = Math.max(0, limits.attempts - 2);
  const silence = (round: number) => expr.silence(1000 * backOff(numbers, limits, round));
  let audio = silence(lastPause);
  for (let round = lastPause - 1; round >= 0; round--) {
    audio = expr.ifElse(expr.equal(memory.attempt, round), silence(round), audio);
  }
  return audio;
}
