import { html, type Markup } from './markup';

/** Values over the minutes of a run. */
export interface Chart {
  readonly title: string;
  /** Of the values, such as `per minute` or `s`. */
  readonly unit: string;
  readonly series: readonly Series[];
  /** Periods that are shaded and numbered from 1, in minutes; one without a length marks a moment. @default - none */
  readonly phases?: readonly { readonly fromMinute: number; readonly toMinute: number; readonly title: string }[];
}

export interface Series {
  readonly name: string;
  /** One for each minute, from minute 0. */
  readonly points: readonly number[];
}

const plot = { left: 56, top: 14, width: 500, height: 190 } as const;
const size = { width: 580, height: 236 } as const;

/** How many series look different; after them, colours and dashes repeat. */
const seriesLooks = 4;

/** A chart with its legend, and its numbers as a table for people who cannot see it. */
export function lineChart(chart: Chart): Markup {
  const { title, unit, series, phases = [] } = chart;
  const minutes = Math.max(1, ...series.map(({ points }) => points.length));
  const steps = niceSteps(Math.max(0, ...series.flatMap(({ points }) => points)));
  const highest = steps.at(-1) ?? 1;
  const x = (minute: number) => round(plot.left + (plot.width * minute) / minutes);
  const y = (value: number) => round(plot.top + plot.height * (1 - value / highest));
  const bottom = plot.top + plot.height;
  return html`
<figure class="chart"><figcaption>${title} <span class="unit">${unit}</span></figcaption>
<svg role="img" viewBox="0 0 ${size.width} ${size.height}"><title>${title}; the numbers are in the table below</title>
${phases.map(
  ({ fromMinute, toMinute, title: phase }, index) =>
    html`<rect class="phase" x="${x(fromMinute)}" y="${plot.top}" width="${Math.max(2, round(x(Math.min(toMinute, minutes)) - x(fromMinute)))}" height="${plot.height}"><title>${phase}</title></rect><text class="tick" x="${x(fromMinute)}" y="${plot.top - 4}">${index + 1}</text>`,
)}
${steps.map((value) => html`<path class="grid" d="M${plot.left} ${y(value)}h${plot.width}"/><text class="tick" text-anchor="end" x="${plot.left - 8}" y="${y(value) + 4}">${numberText(value, 12)}</text>`)}
${niceSteps(minutes)
  .filter((minute) => minute <= minutes)
  .map(
    (minute) => html`<text class="tick" text-anchor="middle" x="${x(minute)}" y="${bottom + 18}">${minute} min</text>`,
  )}
${series.map(({ points }, index) => html`<path class="series look-${look(index)}" d="${lineOf(points, x, y)}"/>`)}
</svg>
<ul class="legend">${series.map(({ name }, index) => html`<li>${key(index)} ${name}</li>`)}</ul>
${numbers(chart, minutes)}</figure>`;
}

function key(index: number): Markup {
  return html`<svg aria-hidden="true" class="key" viewBox="0 0 30 8" width="30" height="8"><path class="series look-${look(index)}" d="M0 4h30"/></svg>`;
}

function numbers({ title, unit, series }: Chart, minutes: number): Markup {
  const rows = Array.from({ length: minutes }, (_, minute) => minute);
  return html`<details><summary aria-label="The numbers: ${title}">The numbers</summary><div class="wide" tabindex="0" role="group" aria-label="Numbers: ${title}"><table><caption>${title}, ${unit}</caption><thead><tr><th scope="col">Minute</th>${series.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((minute) => html`<tr><th scope="row">${minute}</th>${series.map(({ points }) => html`<td>${numberText(points[minute], 2)}</td>`)}</tr>`)}</tbody></table></div></details>`;
}

function look(index: number): number {
  return index % seriesLooks;
}

/** Each value is drawn at the middle of its minute. */
function lineOf(points: readonly number[], x: (minute: number) => number, y: (value: number) => number): string {
  return points.map((value, minute) => `${minute === 0 ? 'M' : 'L'}${x(minute + 0.5)} ${y(value)}`).join('');
}

/** At most seven round numbers, from 0 to the highest value or above it. */
export function niceSteps(highest: number): readonly number[] {
  const top = highest > 0 ? highest : 1;
  const magnitude = 10 ** Math.floor(Math.log10(top / 5));
  const step = ([1, 2, 5].find((factor) => factor * magnitude >= top / 5) ?? 10) * magnitude;
  return Array.from({ length: Math.ceil(top / step) + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

function numberText(value: number | undefined, maximumFractionDigits: number): string {
  return value === undefined ? '' : value.toLocaleString('en-US', { maximumFractionDigits });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
