import type { StormResult } from '../../sandbox/storm/card';
import type { Played } from '../play/play';
import { recordCell } from '../play/play-text';
import { type Evidence, evidenceSection } from './evidence-section';
import { interactionSection, verdict } from './interaction-section';
import { outcomeText } from './labels';
import { html, type Markup } from './markup';
import { stormSection } from './storm-section';
import { style } from './style';

export interface ReportContent {
  /** Heading of the page. */
  readonly title: string;
  /** One sentence: what was run, and on what. */
  readonly about: string;
  /** What the report is evidence of. @default - it shows what was played alone */
  readonly evidence?: Evidence | undefined;
  /** Interactions, each with all of its steps. */
  readonly played: readonly Played[];
  /** Storms, each with its card and charts. @default - none */
  readonly storms?: readonly StormResult[];
}

/**
 * A report as one HTML page without network, scripts or fonts. The same content gives the same text.
 * Everything that callers, ServiceNow or flows put into the content is shown as text.
 */
export function renderReport({ title, about, evidence, played, storms = [] }: ReportContent): string {
  const interactions = played.map((one, index) => ({ one, id: `interaction-${index + 1}` }));
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>`;
  const body = html`</style></head><body>
<a class="skip" href="#content">Skip the overview</a>
<header id="overview"><h1>${title}</h1><p>${about}</p>
${interactions.length === 0 ? undefined : overview(interactions)}
${storms.length === 0 ? undefined : stormLinks(storms)}</header>
<main id="content">${evidence === undefined ? undefined : evidenceSection(evidence)}
${interactions.map(({ one, id }) => interactionSection(one, id))}
${storms.map((storm, index) => stormSection(storm, `storm-${index + 1}`))}
</main></body></html>
`;
  return `${page}${style}${body}`;
}

function stormLinks(storms: NonNullable<ReportContent['storms']>): Markup {
  const links = storms.map(({ org }, index) => html`<li><a href="#storm-${index + 1}">Storm on ${org}</a></li>`);
  return html`<nav aria-label="Storms"><ul>${links}</ul></nav>`;
}

function overview(interactions: readonly { readonly one: Played; readonly id: string }[]): Markup {
  const heads = ['Interaction', 'From', 'Outcome', 'Record', 'Took', 'Ended in', 'Verdict'];
  const rows = interactions.map(
    ({ one, id }) =>
      html`<tr><th scope="row"><a href="#${id}">${one.scenario}</a></th><td>${one.from}</td><td>${outcomeText(one.outcome)}</td><td>${recordCell(one)}</td><td class="when">${one.seconds.toFixed(1)} s</td><td>${one.end}</td><td>${verdict(one)}</td></tr>`,
  );
  return html`<nav aria-label="Interactions"><div class="wide" tabindex="0" role="group" aria-label="All interactions"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></nav>`;
}
