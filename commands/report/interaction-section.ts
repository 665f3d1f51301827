import type { OutlinedAction } from '../../sandbox/genesys/flow';
import type { Played } from '../play/play';
import { recordCell } from '../play/play-text';
import { capital } from '../terminal/words';
import { flowDiagram, signs } from './flow-diagram';
import { flowPathOf } from './flow-path';
import { exitName, outcomeText } from './labels';
import { html, type Markup } from './markup';
import { pathInWords } from './path-in-words';
import { requestDetails } from './request-details';

/** One interaction: its result, timeline, path through the flow, requests and participant data. */
export function interactionSection(played: Played, id: string): Markup {
  const { title, from, flow, differences, notes, recording } = played;
  const requests = recording.events.filter((event) => event.type === 'request');
  const startedAt = recording.events[0]?.at ?? 0;
  return html`
<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${capital(title)}</h2>
<p>${capital(from)}, flow “${flow}”. ${verdict(played)}</p>
${differences.length === 0 ? undefined : html`<ul>${differences.map((difference) => html`<li>${difference}</li>`)}</ul>`}
${notes.length === 0 ? undefined : html`<ul class="hint">${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
${facts(played)}
<details open><summary><h3>Timeline</h3></summary>${timelineTable(played)}</details>
<details open><summary><h3>Path through the flow</h3></summary>${diagrams(played, id)}</details>
<details><summary><h3>Requests (${requests.length})</h3></summary>${requests.map((event) => requestDetails(event, startedAt))}</details>
<details><summary><h3>Participant data</h3></summary>${pairs(recording.attributes, 'The conversation has none.')}</details>
<p class="up"><a href="#overview">Back to the overview</a></p>
</section>`;
}

export function verdict({ asExpected, judged }: Pick<Played, 'asExpected' | 'judged'>): Markup {
  if (!asExpected) return html`<span class="bad">✗ not as expected</span>`;
  return judged ? html`<span class="good">✓ as expected</span>` : html`<span class="hint">not checked</span>`;
}

function facts(played: Played): Markup {
  const { outcome, recordsBefore, attempts, tokenRequests, seconds, end } = played;
  const all = {
    Outcome: outcomeText(outcome),
    [recordsBefore === 0 ? 'Record in ServiceNow' : 'New record in ServiceNow']: recordCell(played),
    Attempts: outcome === 'none' ? outcomeText(outcome) : attempts,
    'Requests for a token': tokenRequests,
    Took: `${seconds.toFixed(1)} s`,
    'Ended in': end,
  };
  return html`<dl>${Object.entries(all).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function timelineTable({ scenario, timeline }: Played): Markup {
  const rows = timeline.map(
    ({ seconds, step, what }) =>
      html`<tr><td class="when">+${seconds.toFixed(1)} s</td><td>${step}</td><td>${what}</td></tr>`,
  );
  return html`<div class="wide" tabindex="0" role="group" aria-label="Timeline of ${scenario}"><table><thead><tr><th scope="col">Time</th><th scope="col">Step</th><th scope="col">What happened</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function diagrams({ scenario, recording }: Played, id: string): Markup {
  const path = flowPathOf(recording.events);
  const { sequences } = recording.outline;
  return html`${signs()}
${sequences.map(
  (sequence, index) =>
    html`<h4>${sequence.name}</h4><div class="wide" tabindex="0" role="group" aria-label="${sequence.name} in ${scenario}">${flowDiagram(sequence, path, `${id}-drawing-${index + 1}`)}</div>`,
)}
<details><summary>The path of this run in words</summary>${pathInWords(recording.outline, recording.events)}</details>
${conditions(
  sequences.flatMap(({ actions }) => actions),
  scenario,
)}`;
}

/** The conditions that the drawing shows only under a mouse pointer. Equal ones are one row. */
function conditions(actions: readonly OutlinedAction[], scenario: string): Markup | undefined {
  const rows = new Map(conditionsOf(actions).map((row) => [row.join('\n'), row]));
  if (rows.size === 0) return undefined;
  return html`<details><summary>Conditions of these exits</summary><div class="wide" tabindex="0" role="group" aria-label="Conditions in ${scenario}"><table class="conditions"><thead><tr><th scope="col">Action</th><th scope="col">Exit</th><th scope="col">Taken when</th></tr></thead><tbody>${[
    ...rows.values(),
  ].map(
    ([name, exit, when]) => html`<tr><td>${name}</td><td>${exitName(exit)}</td><td><code>${when}</code></td></tr>`,
  )}</tbody></table></div></details>`;
}

function conditionsOf(actions: readonly OutlinedAction[]): readonly (readonly [string, string, string])[] {
  return actions.flatMap(({ name, exits }) =>
    exits.flatMap(({ name: exit, when, actions: below }) => [
      ...(when === undefined ? [] : [[name, exit, when] as const]),
      ...conditionsOf(below),
    ]),
  );
}

function pairs(values: Readonly<Record<string, string>>, none: string): Markup {
  const rows = Object.entries(values).map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  );
  return rows.length === 0 ? html`<p>${none}</p>` : html`<table class="pairs"><tbody>${rows}</tbody></table>`;
}
