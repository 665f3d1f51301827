import { readJson, writeJson } from '../../sandbox/genesys/template/json-text';
import type { RecordedRequest } from '../play/recording';
import { addedByFailure, answerText } from '../play/requests';
import { secondsText } from '../terminal/words';
import { html, type Markup } from './markup';

/** One request and its answer with headers and bodies, as recorded in the trace, which masks secrets. */
export function requestDetails(event: RecordedRequest, startedAt: number): Markup {
  const { request, outcome, action, at, tookMs, failure } = event;
  const { pathname } = new URL(request.url);
  const added = failure && addedByFailure(event, failure);
  return html`
<details><summary><span class="when">+${secondsText(at - startedAt)}</span> ${action}: <code>${request.method} ${pathname}</code> <strong>${answerText(event)}</strong> after ${secondsText(tookMs)}${added === undefined ? '' : `, ${added}`}</summary>
<div class="exchange"><section><h4>Request</h4><pre>${request.method} ${request.url}</pre>${headers(request.headers)}${body(request.body)}</section>
<section><h4>Answer</h4>${outcome.kind === 'reply' ? [headers(outcome.headers), body(outcome.body)] : html`<p>None.</p>`}${lateness(event)}</section></div></details>`;
}

function lateness({ outcome, tookMs }: RecordedRequest): Markup | undefined {
  if (outcome.kind !== 'reply' || outcome.afterMs <= tookMs) return undefined;
  return html`<p>It came after ${secondsText(outcome.afterMs)}, when the request had been given up.</p>`;
}

function headers(named: Readonly<Record<string, string>>): Markup {
  const rows = Object.entries(named).map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  );
  return html`<table class="pairs"><caption>Headers</caption><tbody>${rows}</tbody></table>`;
}

function body(text: string): Markup {
  return text === '' ? html`<p>No body.</p>` : html`<pre>${readable(text)}</pre>`;
}

/** JSON with line breaks; other text unchanged. */
function readable(text: string): string {
  try {
    return writeJson(readJson(text), '  ');
  } catch {
    return text;
  }
}
