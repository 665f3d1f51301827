import type { Process } from '../../../clock';
import { type Behaviour, emptyBlock, finalBlock, type Outcome } from '../action';
import type { ActionContext } from '../action-context';
import * as errors from '../errors';
import { constantValue, type Evaluate } from '../expression/compiled';
import { FlowFailure } from '../expression/flow-failure';
import type { Audio } from '../expression/types';
import type { Run } from '../run';
import type { FlowVariable } from '../variables';

/**
 * Sends the conversation to a queue; audio that is queued plays before. Exits: transferred; and failure in calls, where
 * the transfer can come back: errorType is `transferFailed` then.
 */
export function transferToAcd(context: ActionContext): Behaviour {
  const { fields, flow } = context;
  const queue = readQueue(context);
  fields.ignore('priority', 'preferredAgents', 'languageSkill', 'acdSkills');
  if (flow.rules.transferFailure) return callTransfer(context, queue);
  fields.ignore('directAgent');
  return { exits: { transferred: finalBlock }, perform: (run) => transferred(queueOf(queue, run)) };
}

function callTransfer(context: ActionContext, queue: Evaluate): Behaviour {
  const { fields, values } = context;
  fields.ignore('postCallSurveyFlow');
  const before = values.audio(fields.optional('preTransferAudio'), 'preTransferAudio');
  const after = values.audio(fields.optional('failureTransferAudio'), 'failureTransferAudio');
  const reports = fields.map(fields.optional('failureOutputs'), 'failureOutputs', (outputs) => ({
    errorType: values.target(outputs.optional('errorType'), 'string', 'errorType'),
    errorMessage: values.target(outputs.optional('errorMessage'), 'string', 'errorMessage'),
  }));
  const failure = fields.map(fields.optional('outputs'), 'outputs', (outputs) => context.branch(outputs, 'failure'));
  return {
    exits: { transferred: finalBlock, failure: failure ?? emptyBlock },
    *perform(run): Process<Outcome> {
      yield* play(run, before);
      yield* run.flush();
      const name = queueOf(queue, run);
      if (!run.settings.failTransfers(name)) return transferred(name);
      report(run, reports?.errorType, 'transferFailed');
      report(run, reports?.errorMessage, `the call could not be transferred to queue "${name}"`);
      yield* play(run, after);
      return 'failure';
    },
  };
}

function readQueue({ fields, values, flow, site }: ActionContext): Evaluate {
  const node = fields.required('targetQueue');
  const { form, evaluate } = values.value(node, 'queue', 'targetQueue');
  if (node === undefined || form === 'exp') return evaluate;
  const name = form === 'lit' ? (constantValue({ evaluate }) as string | undefined) : undefined;
  if (form === 'noValue') site.report(node, errors.queueNeeded());
  if (name !== undefined && !flow.org.queueExists(name)) site.report(node, errors.unknownQueue(name));
  return evaluate;
}

function queueOf(queue: Evaluate, run: Run): string {
  const name = queue(run) as string | undefined;
  if (name === undefined) throw new FlowFailure('the queue of a transfer is not set');
  return name;
}

function transferred(queue: string): Outcome {
  return { kind: 'end', exit: 'transferred', end: { kind: 'queue', queue } };
}

function report(run: Run, variable: FlowVariable | undefined, text: string): void {
  if (variable !== undefined) run.values[variable.slot] = text;
}

function* play(run: Run, audio: Evaluate | undefined): Process<void> {
  const played = audio?.(run) as Audio | undefined;
  if (played !== undefined) yield* run.play(played);
}
