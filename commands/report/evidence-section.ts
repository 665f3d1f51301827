import { html, type Markup } from './markup';

/** What a report is evidence of: a change, and all that it was tried with. */
export interface Evidence {
  /** Values by their names. */
  readonly facts: Facts;
  /** Such as an org each. */
  readonly subjects: readonly Subject[];
  /** The faults that were injected, by the names of scenarios. */
  readonly faults: readonly { readonly scenario: string; readonly faults: readonly string[] }[];
}

interface Subject {
  readonly title: string;
  readonly facts: Facts;
  /** What changes, a line each. Blanks at their beginning are shown. */
  readonly changes: readonly string[];
  /** What was run. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
}

type Facts = Readonly<Record<string, string>>;

/** The evidence of a report, before everything that was played. */
export function evidenceSection({ facts, subjects, faults }: Evidence): Markup {
  return html`
<section id="evidence" aria-labelledby="evidence-title"><h2 id="evidence-title">What was compared</h2>
${factList(facts)}
${subjects.map(subjectPart)}
${faults.length === 0 ? undefined : faultPart(faults)}
</section>`;
}

function subjectPart({ title, facts, changes, files }: Subject): Markup {
  return html`<h3>${title}</h3>
${factList(facts)}
${changes.length === 0 ? undefined : html`<pre>${changes.join('\n')}</pre>`}
${files.length === 0 ? undefined : html`<details><summary>What was run (${files.length})</summary>${table(['File', 'SHA-256'], fileRows(files))}</details>`}`;
}

function fileRows(files: Subject['files']): readonly Markup[] {
  return files.map(({ file, sha256 }) => html`<tr><th scope="row">${file}</th><td><code>${sha256}</code></td></tr>`);
}

function faultPart(all: Evidence['faults']): Markup {
  const rows = all.map(
    ({ scenario, faults }) =>
      html`<tr><th scope="row">${scenario}</th><td>${faults.map((fault) => html`<code>${fault}</code> `)}</td></tr>`,
  );
  return html`<h3>Injected faults</h3>${table(['Scenario', 'Faults'], rows)}`;
}

function table(heads: readonly string[], rows: readonly Markup[]): Markup {
  return html`<div class="wide" tabindex="0" role="group" aria-label="${heads.join(' and ')}"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function factList(facts: Facts): Markup | undefined {
  const pairs = Object.entries(facts).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  return pairs.length === 0 ? undefined : html`<dl>${pairs}</dl>`;
}
