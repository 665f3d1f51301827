import type { Behaviour } from '../action';
import type { ActionContext } from '../action-context';
import { callData } from './call-data';
import { callTask } from './call-task';
import { changeState } from './change-state';
import { decision } from './decision';
import { disconnect } from './disconnect';
import { endTask } from './end-task';
import { endWorkflow } from './end-workflow';
import { flushAudio } from './flush-audio';
import { getConversationData } from './get-conversation-data';
import { getParticipantData } from './get-participant-data';
import { jumpToTask } from './jump-to-task';
import { loop } from './loop';
import { loopExit } from './loop-exit';
import { loopNext } from './loop-next';
import { playAudio } from './play-audio';
import { sendResponse } from './send-response';
import { setConversationData } from './set-conversation-data';
import { setParticipantData } from './set-participant-data';
import { switchAction } from './switch';
import { transferToAcd } from './transfer-to-acd';
import { updateData } from './update-data';
import { wait } from './wait';

/** Reads an action's keys, besides `name`, and gives what it does. Mistakes are reported to the context's site. */
export type CompileAction = (context: ActionContext) => Behaviour;

export const actions = {
  callData,
  callTask,
  changeState,
  decision,
  disconnect,
  endTask,
  endWorkflow,
  flushAudio,
  getConversationData,
  getParticipantData,
  jumpToTask,
  loop,
  loopExit,
  loopNext,
  playAudio,
  sendResponse,
  setConversationData,
  setParticipantData,
  switch: switchAction,
  transferToAcd,
  updateData,
  wait,
} as const satisfies Readonly<Record<string, CompileAction>>;

/** The keys of the actions that a sandboxed flow may contain. */
export type ActionKind = keyof typeof actions;
