import type { FlowEnd } from '../../../trace';
import { constantValue } from '../expression/compiled';
import type { ErrorHandlingKind } from '../flow-type';
import type { OnError } from '../run/program';
import * as errors from './errors';
import type { Fields } from './fields';
import type { FlowContext } from './flow-context';
import { Values } from './values';
import type { Variables } from './variables';

/** Reads `settingsErrorHandling`: how a run ends when the flow itself fails. */
export function readErrorHandling(root: Fields, flow: FlowContext, variables: Variables): OnError {
  const { errorHandling: accepted, voice } = flow.rules;
  if (accepted.length === 0) return { audio: undefined, end: { kind: 'disconnected' } };
  const byDefault = endOf(accepted[0] as ErrorHandlingKind);
  const read = root.map(root.optional('settingsErrorHandling'), 'settingsErrorHandling', (settings): OnError => {
    const values = new Values(root.reporter.inside('settingsErrorHandling'), variables);
    const audio = voice ? values.audio(settings.optional('preHandlingAudio'), 'preHandlingAudio') : undefined;
    const chosen = root.map(settings.required('errorHandling'), 'errorHandling', (handling): Chosen | undefined => {
      const given = handling.only(accepted.join(' or '));
      if (given === undefined) return undefined;
      const kind = accepted.find((known) => known === given.key);
      if (kind === undefined) {
        root.reporter.report(given, errors.errorHandlingRefused(given.key, flow.type, accepted));
        return undefined;
      }
      return root.map(given.value, given.key, (keys) => jump(kind, keys, flow) ?? chosenEnd(kind, keys, flow, values));
    });
    return { audio, end: byDefault, ...chosen };
  });
  return read ?? { audio: undefined, end: byDefault };
}

type Chosen = Pick<OnError, 'end' | 'jumpTo'>;

/** The menu or task in which a run goes on after a failure; undefined if the run ends. */
function jump(kind: ErrorHandlingKind, keys: Fields, flow: FlowContext): Chosen | undefined {
  if (kind !== 'jumpToMenu' && kind !== 'jumpToTask') return undefined;
  keys.reporter.warn(keys.node, errors.jumpUnproven(kind));
  const target =
    kind === 'jumpToMenu'
      ? flow.resolve(keys.required('targetMenuRef'), ['menu'], keys.reporter)
      : flow.resolve(keys.required('targetTaskRef'), ['task'], keys.reporter);
  return { end: endOf(kind), jumpTo: target?.index ?? 0 };
}

function chosenEnd(kind: ErrorHandlingKind, keys: Fields, flow: FlowContext, values: Values): Chosen {
  if (kind !== 'queue') {
    keys.flag('none');
    return { end: endOf(kind) };
  }
  const node = keys.required('targetQueue');
  const { form, evaluate } = values.value(node, 'queue', 'targetQueue');
  const name = form === 'lit' ? (constantValue({ evaluate }) as string | undefined) : undefined;
  if (node !== undefined && form !== 'lit') keys.reporter.report(node, errors.queueNeeded());
  if (node !== undefined && name !== undefined && !flow.org.queueExists(name)) {
    keys.reporter.report(node, errors.unknownObject('queue', name));
  }
  return { end: { kind: 'queue', queue: name ?? '' } };
}

function endOf(kind: ErrorHandlingKind): FlowEnd {
  return kind === 'endWorkflow' ? { kind: 'workflowEnded', exitReason: '' } : { kind: 'disconnected' };
}
