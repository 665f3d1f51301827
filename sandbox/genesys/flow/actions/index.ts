import type { ActionTable } from '../publish/action-context';
import { callBotFlow, callDigitalBotFlow } from './call-bot-flow';
import { callCommonModule } from './call-common-module';
import { callData } from './call-data';
import { callDataSecure } from './call-data-secure';
import { callTask } from './call-task';
import { changeState } from './change-state';
import { collectInput } from './collect-input';
import { dataTableLookup } from './data-table-lookup';
import { decision } from './decision';
import { disconnect } from './disconnect';
import { endTask } from './end-task';
import { endWorkflow } from './end-workflow';
import { evaluateSchedule } from './evaluate-schedule';
import { evaluateScheduleGroup } from './evaluate-schedule-group';
import { findQueue } from './find-queue';
import { findQueueById } from './find-queue-by-id';
import { flushAudio } from './flush-audio';
import { getConversationData } from './get-conversation-data';
import { getExternalContact } from './get-external-contact';
import { getParticipantData } from './get-participant-data';
import { holdMusic } from './hold-music';
import { jumpToMenu } from './jump-to-menu';
import { jumpToTask } from './jump-to-task';
import { loop } from './loop';
import { loopExit } from './loop-exit';
import { loopNext } from './loop-next';
import { playAudio } from './play-audio';
import { playEstimatedWaitTime } from './play-estimated-wait-time';
import { previousMenu } from './previous-menu';
import { sendAutoReply } from './send-auto-reply';
import { sendResponse } from './send-response';
import { setConversationData } from './set-conversation-data';
import { setParticipantData } from './set-participant-data';
import { setScreenPop } from './set-screen-pop';
import { setWrapupCode } from './set-wrapup-code';
import { switchAction } from './switch';
import { transferToAcd } from './transfer-to-acd';
import { transferToFlow } from './transfer-to-flow';
import { transferToFlowSecure } from './transfer-to-flow-secure';
import { transferToNumber } from './transfer-to-number';
import { transferToVoicemail } from './transfer-to-voicemail';
import { updateData } from './update-data';
import { wait } from './wait';

/** The behaviour of each action of a flow. */
export const actions: ActionTable = {
  callBotFlow,
  callCommonModule,
  callData,
  callDataSecure,
  callDigitalBotFlow,
  callTask,
  changeState,
  collectInput,
  dataTableLookup,
  decision,
  disconnect,
  endTask,
  endWorkflow,
  evaluateSchedule,
  evaluateScheduleGroup,
  findQueue,
  findQueueById,
  flushAudio,
  getConversationData,
  getExternalContact,
  getParticipantData,
  holdMusic,
  jumpToMenu,
  jumpToTask,
  loop,
  loopExit,
  loopNext,
  playAudio,
  playEstimatedWaitTime,
  previousMenu,
  sendAutoReply,
  sendResponse,
  setConversationData,
  setParticipantData,
  setScreenPop,
  setWrapupCode,
  switch: switchAction,
  transferToAcd,
  transferToFlow,
  transferToFlowSecure,
  transferToNumber,
  transferToVoicemail,
  updateData,
  wait,
};
