import type { Process } from '../../../clock';
import type { FlowEnd } from '../../../trace';
import type { ActionContext } from '../publish/action-context';
import type { FlowVariable } from '../publish/variables';
import { type Behaviour, emptyBlock, finalBlock, type Outcome } from '../run/action';
import type { Run } from '../run/run';

/** The target of a transfer, evaluated when the transfer begins. */
export interface Target {
  /** How messages name it, such as `queue "Desk"`. */
  readonly text: string;
  /** The name with which `failTransfers` is called. */
  readonly name: string;
  readonly end: FlowEnd;
}

/**
 * A transfer of a call, which may fail and come back. Queued audio plays before it. Exits: transferred, and failure,
 * with errorType `transferFailed`.
 */
export function callTransfer(context: ActionContext, targetOf: (run: Run) => Target): Behaviour {
  const { fields, values } = context;
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
      yield* run.playValue(before);
      yield* run.flush();
      const { name, text, end } = targetOf(run);
      if (!run.settings.failTransfers(name)) return { kind: 'end', exit: 'transferred', end };
      if (end.kind === 'number' && run.settings.failedNumberTransfers === 'disconnect')
        return { kind: 'end', exit: 'transferred', end: { kind: 'disconnected' } };
      report(run, reports?.errorType, 'transferFailed');
      report(run, reports?.errorMessage, `the call could not be transferred to ${text}`);
      yield* run.playValue(after);
      return 'failure';
    },
  };
}

function report(run: Run, variable: FlowVariable | undefined, text: string): void {
  if (variable !== undefined) run.values[variable.slot] = text;
}
