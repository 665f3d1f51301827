import type { ActionKind } from '../action-kind';
import type { FlowContext, SequenceInfo } from './flow-context';

const terminating: readonly ActionKind[] = [
  'disconnect',
  'transferToAcd',
  'transferToFlow',
  'transferToVoicemail',
  'transferToNumber',
  'jumpToTask',
  'jumpToMenu',
  'previousMenu',
  'changeState',
  'endTask',
  'endWorkflow',
];

/** Actions that may end a path of a task or state, for messages. */
export function terminatingActions(flow: FlowContext, kind: SequenceInfo['kind']): readonly ActionKind[] {
  return terminating.filter(
    (action) => flow.rules.actions.includes(action) && (action !== 'endTask' || kind === 'task'),
  );
}
