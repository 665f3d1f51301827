import type { RecordedRequest } from '../play/recording';
import { addedByFailure } from '../play/request-failures';
import { secondsText } from './labels';
import { html, type Markup } from './markup';

/** One request and its answer, headers and bodies included, as the trace has them: secrets are masked there. */
export function requestDetails(event: RecordedRequest, startedAt: number): Markup {
  const { request, outcome, action, at, tookMs, failure } = event;
  const { pathname } = new URL(request.url);
  const added = failure && addedByFailure(event, failure);
  return html`
<details><summary><span class="when">+${secondsText(at - startedAt)}</span> ${action}: <code>${request.method} ${pathname}</code> <strong>${answerText(event)}</strong> after ${secondsText(tookMs)}${added === undefined ? '' : `, ${added}`}</summary>
<div class="exchange"><section><h4>Request</h4><pre>${request.method} ${request.url}</pre>${headers(request.headers)}${body(request.body)}</section>
<section><h4>Answer</h4>${outcome.kind === 'reply' ? [headers(outcome.headers), body(outcome.body)] : html`<p>None.</p>`}${lateness(event)}</section></div></details>`;
}

function answerText({ outcome, tookMs }: RecordedRequest): string {
  if (outcome.kind === 'reset') return 'connection broken';
  return outcome.kind === 'reply' && outcome.afterMs <= tookMs ? String(outcome.status) : 'no answer';
}

function lateness({ outcome, tookMs }: RecordedRequest): Markup | undefined {
  if (outcome.kind !== 'reply' || outcome.afterMs <= tookMs) return undefined;
  return html`<p>It came after ${secondsText(outcome.afterMs)}, when nobody was waiting any more.</p>`;
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

/** JSON with line breaks; any other text as it is. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
