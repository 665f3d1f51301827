import type { HttpRequest } from '../http';
import { ActionFailure, processingFailure } from './action-failure';
import type { DataAction } from './data-action';
import { compileVelocity, type VelocityContext } from './velocity';

const legalUrl = /^https?:\/\/[^\s"<>\\^`{|}\0-\x20\x7f]+$/i;
const jsonMediaType = /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:[;,]|$)/i;
const headerName = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

/**
 * Compiles the request side of an action. Rendering throws TemplateFailure, or ActionFailure for a URL that RFC 3986 does
 * not allow, for a header with a line break and for an `Accept` that is no JSON media type.
 */
export function compileRequest(
  request: DataAction['request'],
  where: string,
): (context: VelocityContext) => HttpRequest {
  const url = compileVelocity(request.urlTemplate, `${where}, request URL`);
  const headers = Object.entries(request.headers).map(
    ([name, template]) => [name.toLowerCase(), compileVelocity(template, `${where}, header ${name}`)] as const,
  );
  const body = hasBody(request.type) ? compileVelocity(request.template, `${where}, request body`) : () => '';
  return (context) => ({
    method: request.type,
    url: checkedUrl(url(context)),
    headers: renderHeaders(headers, context),
    body: body(context),
  });
}

function hasBody(method: HttpRequest['method']): boolean {
  return method === 'POST' || method === 'PUT' || method === 'PATCH';
}

function checkedUrl(url: string): string {
  if (!legalUrl.test(url)) {
    throw processingFailure('the request URL is not absolute or holds a character that must be percent-encoded');
  }
  return url;
}

function renderHeaders(
  templates: readonly (readonly [string, (context: VelocityContext) => string])[],
  context: VelocityContext,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, render] of templates) {
    const value = render(context);
    if (!headerName.test(name) || /[\r\n\0]/.test(value)) {
      throw processingFailure(`the header "${name}" is not a legal HTTP header`);
    }
    if (name === 'accept' && !jsonMediaType.test(value)) {
      throw new ActionFailure(400, 'ACTION.PROCESSING', 'the Accept header must be a JSON media type', {
        errorCode: 'INVALID_SCHEMA',
      });
    }
    // "buffered" is an instruction to the platform and is not sent.
    if (name === 'transfer-encoding' && value.trim().toLowerCase() === 'buffered') continue;
    headers[name] = value;
  }
  return headers;
}
