import type { TraceEvent } from '../../sandbox/trace';
import type { OutlinedAction, OutlinedSequence } from './flow-outline';
import { exitName } from './labels';
import { html, type Markup } from './markup';

/** The bold path of a drawing for people who cannot see it: the actions of a run in order, each with its exit. */
export function pathInWords(sequences: readonly OutlinedSequence[], events: readonly TraceEvent[]): Markup {
  return html`<ol class="steps">${stepsOf(sequences, events).map((step) => html`<li>${step}</li>`)}</ol>`;
}

/** An action with one exit is listed when it begins, one with several exits when it takes one. */
export function stepsOf(sequences: readonly OutlinedSequence[], events: readonly TraceEvent[]): readonly string[] {
  const withChoice = new Set(sequences.flatMap(({ actions }) => pathsWithChoice(actions)));
  const names = new Map<string, string>();
  return events.flatMap((event) => {
    if (event.type === 'step') {
      names.set(event.path, event.name);
      return withChoice.has(event.path) ? [] : [event.name];
    }
    const name = event.type === 'exit' || event.type === 'error' ? (names.get(event.path) ?? '') : '';
    if (event.type === 'exit' && withChoice.has(event.path))
      return [`${name}${name.endsWith('?') ? '' : ':'} ${exitName(event.exit)}`];
    return event.type === 'error' ? [`${name}: the flow failed, ${event.message}`] : [];
  });
}

function pathsWithChoice(actions: readonly OutlinedAction[]): readonly string[] {
  return actions.flatMap(({ path, branches }) => [
    ...(branches.length > 1 ? [path] : []),
    ...branches.flatMap((branch) => pathsWithChoice(branch.actions)),
  ]);
}
