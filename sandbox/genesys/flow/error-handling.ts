import type { FlowEnd } from '../../trace';
import * as errors from './errors';
import { constantValue } from './expression/compiled';
import type { Fields } from './fields';
import type { FlowContext } from './flow-context';
import type { ErrorHandlingKind } from './flow-type';
import type { OnError } from './program';
import { Values } from './values';
import type { Variables } from './variables';

/** Reads `settingsErrorHandling`: how a run ends when the flow itself fails. */
export function readErrorHandling(root: Fields, flow: FlowContext, variables: Variables): OnError {
  const { errorHandling: accepted, voice } = flow.rules;
  if (accepted.length === 0) return { audio: undefined, end: { kind: 'disconnected' } };
  const byDefault = endOf(accepted[0] as ErrorHandlingKind);
  const read = root.map(root.optional('settingsErrorHandling'), 'settingsErrorHandling', (settings): OnError => {
    const values = new Values(root.site.inside('settingsErrorHandling'), variables);
    const audio = voice ? values.audio(settings.optional('preHandlingAudio'), 'preHandlingAudio') : undefined;
    const end = root.map(settings.required('errorHandling'), 'errorHandling', (handling) => {
      const chosen = handling.only(accepted.join(' or '));
      if (chosen === undefined) return byDefault;
      const kind = accepted.find((known) => known === chosen.key);
      if (kind === undefined) {
        root.site.report(chosen, errors.errorHandlingRefused(chosen.key, flow.type, accepted));
        return byDefault;
      }
      return root.map(chosen.value, chosen.key, (keys) => chosenEnd(kind, keys, flow, values)) ?? byDefault;
    });
    return { audio, end: end ?? byDefault };
  });
  return read ?? { audio: undefined, end: byDefault };
}

function chosenEnd(kind: ErrorHandlingKind, keys: Fields, flow: FlowContext, values: Values): FlowEnd {
  if (kind !== 'queue') {
    keys.flag('none');
    return endOf(kind);
  }
  const node = keys.required('targetQueue');
  const { form, evaluate } = values.value(node, 'queue', 'targetQueue');
  const name = form === 'lit' ? (constantValue({ evaluate }) as string | undefined) : undefined;
  if (node !== undefined && form !== 'lit') keys.site.report(node, errors.queueNeeded());
  if (node !== undefined && name !== undefined && !flow.org.queueExists(name)) {
    keys.site.report(node, errors.unknownQueue(name));
  }
  return { kind: 'queue', queue: name ?? '' };
}

function endOf(kind: ErrorHandlingKind): FlowEnd {
  return kind === 'endWorkflow' ? { kind: 'workflowEnded', exitReason: '' } : { kind: 'disconnected' };
}
