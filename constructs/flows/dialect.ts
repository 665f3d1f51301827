import {
  type CallDataProps,
  type Expression,
  expr,
  type FlowType,
  type Inputs,
  type Node,
  nodes,
  type Outputs,
  type Variable,
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
  conversationId: expr.builtIn('Call.ConversationId', 'string'),
  readsStatus: false,
  callData: (props) => nodes.callData(props),
  pause: (name, limits) => nodes.playAudio({ name, audio: expr.uninterrupted(silenceOfRound(limits)) }),
  readData: (name, attributes) => nodes.getParticipantData({ name, attributes }),
  writeData: (name, attributes) => nodes.setParticipantData({ name, attributes }),
};

export const message: Medium<'inboundShortMessage'> = {
  type: 'inboundShortMessage',
  conversationId: expr.builtIn('Message.ConversationId', 'string'),
  readsStatus: true,
  callData: (props) => nodes.callDataWithFailure({ ...props, failureOutputs: { status: memory.status } }),
  pause: (name, limits) => nodes.wait({ name, duration: pauseOfRound(limits) }),
  readData: (name, attributes) => nodes.getParticipantData({ name, attributes }),
  writeData: (name, attributes) => nodes.setParticipantData({ name, attributes }),
};

/** A workflow acts for a conversation that its launcher names. */
export function workflow(conversationId: Expression<'string'>): Medium<'workflow'> {
  return {
    type: 'workflow',
    conversationId,
    readsStatus: true,
    callData: (props) => nodes.callDataWithFailure({ ...props, failureOutputs: { status: memory.status } }),
    pause: (name, limits) => {
      const pause = pauseOfRound(limits);
      const safeIsLater = expr.greater(memory.safeFrom, expr.addSeconds(expr.now(), secondsOfRound(limits)));
      return nodes.wait({
        name,
        duration: expr.ifElse(safeIsLater, expr.dateTimeDiff(memory.safeFrom, expr.now()), pause),
      });
    },
    readData: (name, attributes) => nodes.getConversationData({ name, attributes, conversationId }),
    writeData: (name, attributes) => nodes.setConversationData({ name, attributes, conversationId }),
  };
}

function secondsOfRound(limits: Limits): Expression<'integer'> {
  return expr.times(
    expr.integer(limits.firstDelaySeconds),
    expr.toInteger(expr.power(expr.integer(2), memory.attempt)),
  );
}

function pauseOfRound(limits: Limits): Expression<'duration'> {
  const jitter = limits.jitterMilliseconds > 0 ? expr.randomInteger(0, limits.jitterMilliseconds) : undefined;
  return expr.seconds(secondsOfRound(limits), jitter);
}

function silenceOfRound(limits: Limits): Expression<'audio'> {
  const pauses = Math.max(1, limits.attempts - 1);
  const last = expr.silence(limits.firstDelaySeconds * 1000 * 2 ** (pauses - 1));
  let audio = last;
  for (let attempt = pauses - 2; attempt >= 0; attempt--) {
    const pause = expr.silence(limits.firstDelaySeconds * 1000 * 2 ** attempt);
    audio = expr.ifElse(expr.equal(memory.attempt, expr.integer(attempt)), pause, audio);
  }
  return audio;
}
