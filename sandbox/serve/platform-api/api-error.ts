/** Statuses with which the API refuses a request. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429 | 501 | 503;

const codes: Readonly<Record<ErrorStatus, string>> = {
  400: 'bad.request',
  401: 'authentication.required',
  403: 'not.authorized',
  404: 'not.found',
  409: 'conflict',
  413: 'request.entity.too.large',
  415: 'unsupported.media.type',
  429: 'too.many.requests',
  501: 'not.implemented',
  503: 'service.unavailable',
};

/** A request that the API refuses. The shape of the body is the platform's, the text and the code are the sandbox's own. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: ErrorStatus,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  get body() {
    const { status, message } = this;
    return { message, code: codes[status], status, messageParams: {}, contextId: '', details: [], errors: [] };
  }
}
