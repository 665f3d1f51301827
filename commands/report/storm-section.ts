import type { StormCard, StormResult } from '../../sandbox/storm/card';
import { capital } from '../terminal/words';
import { lineChart } from './line-chart';
import { html, type Markup } from './markup';
import { stormCharts } from './storm-charts';
import { stormHeadline } from './storm-headline';

const rows: readonly { readonly title: string; readonly of: (card: StormCard) => string | number }[] = [
  { title: 'Calls', of: ({ interactions }) => interactions.call },
  { title: 'Messages', of: ({ interactions }) => interactions.message },
  { title: 'Workflows', of: ({ interactions }) => interactions.workflow },
  { title: 'Records in ServiceNow', of: ({ tickets }) => tickets },
  { title: 'Interactions without a record', of: ({ lost }) => lost },
  { title: 'Interactions without a record, unnoticed', of: ({ lostUnnoticed }) => lostUnnoticed },
  { title: 'Interactions with more than one record', of: ({ duplicated }) => duplicated },
  { title: 'Interactions for an agent to check', of: ({ unconfirmed }) => unconfirmed },
  { title: 'Ended in the fallback queue, or without a record', of: ({ fallbackShare }) => percent(fallbackShare) },
  { title: 'Added wait: median', of: ({ addedWaitSeconds }) => seconds(addedWaitSeconds.p50) },
  { title: 'Added wait: 95 of 100 waited less than', of: ({ addedWaitSeconds }) => seconds(addedWaitSeconds.p95) },
  { title: 'Added wait: 99 of 100 waited less than', of: ({ addedWaitSeconds }) => seconds(addedWaitSeconds.p99) },
  { title: 'Added wait: longest', of: ({ addedWaitSeconds }) => seconds(addedWaitSeconds.longest) },
  { title: 'Executions of data actions per interaction', of: (card) => oneDigit(card.executionsPerInteraction) },
  { title: 'Requests to ServiceNow', of: ({ requests }) => requests },
  { title: 'Requests for a token', of: ({ tokenRequests }) => tokenRequests },
  { title: 'Requests for a token per 1000 interactions', of: (card) => oneDigit(card.tokenRequestsPer1000) },
  { title: 'Executions that Genesys Cloud rejected', of: ({ rejected }) => rejected },
];

/** One storm: its failures with their minutes, the results of each set of flows, and charts over the minutes. */
export function stormSection(storm: StormResult, id: string): Markup {
  const { org, seed, perMinute, arrivalMinutes, phases, cards } = storm;
  return html`
<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">Storm on ${org}, seed ${seed}</h2>
<p class="headline">${capital(stormHeadline(storm))}</p>
<p>${perMinute.toLocaleString('en-US')} interactions a minute arrive for ${arrivalMinutes} minutes.</p>
<ol>${phases.map(({ fromMinute, toMinute, title }) => html`<li>Minute ${fromMinute}${toMinute > fromMinute ? ` to ${toMinute}` : ''}: ${title}</li>`)}</ol>
<h3>Results</h3>
<ul>${cards.map(({ name, title }) => html`<li><strong>${name}</strong>: ${title}</li>`)}</ul>
<p class="hint">Genesys Cloud rejects executions above 50 at the same time or 2,500 a minute. Hand-drawn flows try once and do not look the caller up. They continue without a record as if there were one: these interactions are unnoticed.</p>
<div class="wide" tabindex="0" role="group" aria-label="Card of the storm"><table class="card"><thead><tr><td></td>${cards.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map(({ title, of }) => html`<tr><th scope="row">${title}</th>${cards.map((card) => html`<td>${shown(of(card))}</td>`)}</tr>`)}</tbody></table></div>
<h3>Minute by minute</h3>
<p class="hint">Shaded areas show failures. Their numbers refer to the list above. Charts end with the last whole minute in which interactions arrive; the results count everything.</p>
<div class="charts">${stormCharts(storm).map(lineChart)}</div>
</section>`;
}

function shown(value: string | number): string {
  return typeof value === 'string' ? value : value.toLocaleString('en-US');
}

function percent(share: number): string {
  return `${oneDigit(share * 100)} %`;
}

function seconds(value: number): string {
  return `${oneDigit(value)} s`;
}

function oneDigit(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}
