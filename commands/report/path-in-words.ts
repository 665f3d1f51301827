import { actionAt, type FlowOutline } from '../../sandbox/genesys/flow';
import type { TraceEvent } from '../../sandbox/trace';
import { exitName } from './labels';
import { html, type Markup } from './markup';

/** The bold path of a drawing for people who cannot see it: the actions of a run in order, each with its exit. */
export function pathInWords(outline: FlowOutline, events: readonly TraceEvent[]): Markup {
  return html`<ol class="steps">${stepsOf(outline, events).map((step) => html`<li>${step}</li>`)}</ol>`;
}

/** An action with one exit is listed when it begins, one with several exits when it takes one. */
export function stepsOf(outline: FlowOutline, events: readonly TraceEvent[]): readonly string[] {
  const begun = new Map<string, { readonly name: string; readonly hasChoice: boolean }>();
  return events.flatMap((event) => {
    if (event.type === 'step') {
      const hasChoice = (actionAt(outline, event)?.exits.length ?? 0) > 1;
      begun.set(event.path, { name: event.name, hasChoice });
      return hasChoice ? [] : [event.name];
    }
    if (event.type !== 'exit' && event.type !== 'error') return [];
    const { name = '', hasChoice = false } = begun.get(event.path) ?? {};
    if (event.type === 'error') return [`${name}: the flow failed, ${event.message}`];
    return hasChoice ? [`${name}${name.endsWith('?') ? '' : ':'} ${exitName(event.exit)}`] : [];
  });
}
