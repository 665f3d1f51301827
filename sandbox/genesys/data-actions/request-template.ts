import { type Mistake, within } from '../../../input/mistake';
import { UserError } from '../../../input/user-error';
import type { HttpRequest } from '../../http';
import type { DataAction } from '../org/entities';
import { compileVelocity, type VelocityContext } from '../template/velocity';
import { ActionFailure, processingFailure } from './action-failure';
import { collectMistakes } from './collect-mistakes';
import { duplicateHeader } from './errors';

const legalUrl = /^https?:\/\/[^/?#]+(?:[/?#]|$)/i;
const illegalInUrl = /[^!-~]|["<>\\^`{|}]|%(?![0-9a-f]{2})/i;
const jsonMediaType = /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:[;,]|$)/i;
const headerName = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

/**
 * Compiles the request of an action. Rendering throws TemplateFailure, or ActionFailure for a URL that RFC 3986 does
 * not allow, for a header with a line break and for an `Accept` that is not a JSON media type.
 *
 * @throws UserError that lists every unreadable template and every duplicate header
 */
export function compileRequest(
  request: DataAction['request'],
  where: string,
): (context: VelocityContext) => HttpRequest {
  const names = new Set<string>();
  const { url, headers, body } = collectMistakes((attempt) => ({
    url: attempt(() => compileVelocity(request.urlTemplate, urlPlace(where))),
    headers: Object.entries(request.headers).map(([given, template]) => {
      const name = given.toLowerCase();
      if (names.has(name)) attempt(() => refuse(within(where, duplicateHeader(given))));
      names.add(name);
      return { name, render: attempt(() => compileVelocity(template, headerPlace(where, given))) };
    }),
    body: hasBody(request.type) ? attempt(() => compileVelocity(request.template, bodyPlace(where))) : () => '',
  }));
  return (context) => ({
    method: request.type,
    url: checkedUrl(url(context)),
    headers: renderHeaders(headers, context),
    body: body(context),
  });
}

/** The templates of a request, with their places for messages. */
export function requestTemplates(
  request: DataAction['request'],
  where: string,
): readonly { readonly place: string; readonly template: string }[] {
  const headers = Object.entries(request.headers);
  return [
    { place: urlPlace(where), template: request.urlTemplate },
    ...headers.map(([name, template]) => ({ place: headerPlace(where, name), template })),
    ...(hasBody(request.type) ? [{ place: bodyPlace(where), template: request.template }] : []),
  ];
}

/** Whether a literal `Accept` is refused when an action is created. One from a template is checked when it is sent. */
export function refusesAccept(headers: DataAction['request']['headers']): boolean {
  return Object.entries(headers).some(
    ([name, value]) => name.toLowerCase() === 'accept' && !/[$#]/.test(value) && !jsonMediaType.test(value),
  );
}

function urlPlace(where: string): string {
  return `${where}, request URL`;
}

function headerPlace(where: string, name: string): string {
  return `${where}, header ${name}`;
}

function bodyPlace(where: string): string {
  return `${where}, request body`;
}

function refuse(mistake: Mistake): never {
  throw new UserError([mistake]);
}

function hasBody(method: HttpRequest['method']): boolean {
  return method === 'POST' || method === 'PUT' || method === 'PATCH';
}

function checkedUrl(url: string): string {
  if (!legalUrl.test(url) || illegalInUrl.test(url)) {
    throw processingFailure('the request URL is not absolute or holds a character that must be percent-encoded');
  }
  return url;
}

function renderHeaders(
  templates: readonly { readonly name: string; readonly render: (context: VelocityContext) => string }[],
  context: VelocityContext,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { name, render } of templates) {
    const value = render(context);
    if (!headerName.test(name) || /[\r\n\0]/.test(value)) {
      throw processingFailure(`the header "${name}" is not a legal HTTP header`);
    }
    if (name === 'accept' && !jsonMediaType.test(value)) {
      throw new ActionFailure(400, 'ACTION.PROCESSING', 'the Accept header must be a JSON media type', {
        errorCode: 'INVALID_SCHEMA',
      });
    }
    // "buffered" is an instruction to the platform, which does not send it.
    if (name === 'transfer-encoding' && value.trim().toLowerCase() === 'buffered') continue;
    headers[name] = value;
  }
  return headers;
}
