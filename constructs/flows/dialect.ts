import {
  addSeconds,
  builtIn,
  type CallDataProps,
  callData,
  callDataWithFailure,
  dateTimeDiff,
  type Expression,
  equal,
  type FlowType,
  getConversationData,
  getParticipantData,
  greater,
  type Inputs,
  ifElse,
  integer,
  type Node,
  now,
  type Outputs,
  playAudio,
  power,
  randomInteger,
  seconds,
  setConversationData,
  setParticipantData,
  silence,
  times,
  toInteger,
  uninterrupted,
  type Variable,
  wait,
} from '../architect';
import type { Limits } from './limits';
import { memory } from './variables';

/** What differs between flow types, so that the recipe is written once. */
export interface Medium<F extends FlowType> {
  readonly type: F;
  readonly conversationId: Expression<'string'>;
  /** Whether the flow can read why a data action failed. */
  readonly readsStatus: boolean;
  callData<I extends Inputs, O extends Outputs>(props: CallDataProps<F, I, O>): Node<F>;
  /** Lets the time of the pause after this round pass; until a lost request can no longer commit where there is time. */
  pause(name: string, limits: Limits): Node<F>;
  readData(name: string, attributes: Readonly<Record<string, Variable<'string'>>>): Node<F>;
  writeData(name: string, attributes: Readonly<Record<string, Expression<'string'>>>): Node<F>;
}

/** A call: no status of a failure, and silence in place of a wait. */
export const voice: Medium<'inboundCall'> = {
  type: 'inboundCall',
  conversationId: builtIn('Call.ConversationId', 'string'),
  readsStatus: false,
  callData: (props) => callData(props),
  pause: (name, limits) => playAudio({ name, audio: uninterrupted(silenceOfRound(limits)) }),
  readData: (name, attributes) => getParticipantData({ name, attributes }),
  writeData: (name, attributes) => setParticipantData({ name, attributes }),
};

export const message: Medium<'inboundShortMessage'> = {
  type: 'inboundShortMessage',
  conversationId: builtIn('Message.ConversationId', 'string'),
  readsStatus: true,
  callData: (props) => callDataWithFailure({ ...props, failureOutputs: { status: memory.status } }),
  pause: (name, limits) => wait({ name, duration: pauseOfRound(limits) }),
  readData: (name, attributes) => getParticipantData({ name, attributes }),
  writeData: (name, attributes) => setParticipantData({ name, attributes }),
};

/** A workflow acts for a conversation that its launcher names. */
export function workflow(conversationId: Expression<'string'>): Medium<'workflow'> {
  return {
    type: 'workflow',
    conversationId,
    readsStatus: true,
    callData: (props) => callDataWithFailure({ ...props, failureOutputs: { status: memory.status } }),
    pause: (name, limits) => {
      const pause = pauseOfRound(limits);
      const safeIsLater = greater(memory.safeFrom, addSeconds(now(), secondsOfRound(limits)));
      return wait({ name, duration: ifElse(safeIsLater, dateTimeDiff(memory.safeFrom, now()), pause) });
    },
    readData: (name, attributes) => getConversationData({ name, attributes, conversationId }),
    writeData: (name, attributes) => setConversationData({ name, attributes, conversationId }),
  };
}

function secondsOfRound(limits: Limits): Expression<'integer'> {
  return times(integer(limits.firstDelaySeconds), toInteger(power(integer(2), memory.attempt)));
}

function pauseOfRound(limits: Limits): Expression<'duration'> {
  const jitter = limits.jitterMilliseconds > 0 ? randomInteger(0, limits.jitterMilliseconds) : undefined;
  return seconds(secondsOfRound(limits), jitter);
}

function silenceOfRound(limits: Limits): Expression<'audio'> {
  const pauses = Math.max(1, limits.attempts - 1);
  const last = silence(limits.firstDelaySeconds * 1000 * 2 ** (pauses - 1));
  let audio = last;
  for (let attempt = pauses - 2; attempt >= 0; attempt--) {
    const pause = silence(limits.firstDelaySeconds * 1000 * 2 ** attempt);
    audio = ifElse(equal(memory.attempt, integer(attempt)), pause, audio);
  }
  return audio;
}
