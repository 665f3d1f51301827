/** An answer of the instance, before latency and faults apply. Header names are in lower case. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const jsonType = { 'content-type': 'application/json;charset=UTF-8' };

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { ...jsonType, ...headers }, body: JSON.stringify(value) };
}

/** The error body of ServiceNow's REST API. */
export function failure(
  status: number,
  message: string,
  detail: string | null,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return json(status, { error: { message, detail }, status: 'failure' }, headers);
}

/** The error body of ServiceNow's OAuth endpoints. */
export function oauthFailure(status: number, error: string, description: string): Reply {
  return json(status, { error_description: description, error });
}

export function html(status: number, title: string): Reply {
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return { status, headers: { 'content-type': 'text/html;charset=UTF-8' }, body };
}

export function notAuthenticated(): Reply {
  return failure(401, 'User Not Authenticated', 'Required to provide Auth information');
}

/** The answer to a wrong secret, a wrong password, a refused grant and parameters in the URL. */
export function accessDenied(): Reply {
  return oauthFailure(401, 'server_error', 'access_denied');
}

export function notAuthorized(): Reply {
  return failure(403, 'User Not Authorized', 'Failed API level ACL Validation');
}

/** The answer to a token without any of the scopes that an API accepts. */
export function missingScope(scopes: readonly string[]): Reply {
  return failure(403, 'User Not Authorized', `Missing required api access scope: ${scopes.join(', ')}`);
}

/** The answer to a transaction that exceeds its quota. */
export function cancelled(headers: Readonly<Record<string, string>>): Reply {
  const message = 'Transaction cancelled: maximum execution time exceeded';
  const hint = 'Check logs for error trace or enable glide.rest.debug property to verify REST request processing';
  return failure(500, message, `${message} ${hint}`, headers);
}

export function noRecord(): Reply {
  return failure(404, 'No Record found', "Record doesn't exist or ACL restricts the record retrieval");
}

export function noResource(): Reply {
  return failure(400, 'Requested URI does not represent any resource', null);
}

export function invalidTable(table: string): Reply {
  return failure(400, `Invalid table ${table}`, null);
}

export function methodNotSupported(method: string): Reply {
  return failure(405, 'Method not supported', `${method} is not supported here`);
}

export function unreadableBody(detail: string): Reply {
  return failure(400, 'Exception while reading request', detail);
}

export function tooManyRequests(detail: string, headers: Readonly<Record<string, string>>): Reply {
  return failure(429, 'Rate limit exceeded', detail, headers);
}

/**
 * The answer to a request that ServiceNow can serve and this sandbox cannot. A refusal is better than a silent
 * difference.
 */
export function notSimulated(what: string): Reply {
  return failure(501, 'Not simulated', `the sandbox does not know ${what}`);
}
