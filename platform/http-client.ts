import type { Sdk } from './load-sdk';
import { pauseBefore } from './pause';
import { isSignIn, Refusal } from './refusal';

export interface HttpClientOptions {
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Signs in once more, and returns the new token. */
  readonly signIn: () => Promise<string>;
  /** Values that messages never show. */
  readonly secrets: () => readonly string[];
}

type HttpRequest = InstanceType<Sdk['HttpRequestOptions']>;

/** A request that failed, as axios tells it. */
interface AxiosFailure {
  readonly code?: string;
  readonly response?: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string | undefined>>;
    readonly data: unknown;
  };
}

/** A data action has up to 60 s. */
const longestRunMs = 70_000;

/**
 * The HTTP client of the SDK, made patient: it waits when the platform asks for it, signs in once again when the token is no
 * longer valid, and repeats reads that failed. Every failure is a `Refusal`.
 */
export function httpClient(sdk: Sdk, { wait, signIn, secrets }: HttpClientOptions) {
  let waitedMs = 0;

  class PatientHttpClient extends sdk.DefaultHttpClient {
    override async request(request: HttpRequest): Promise<unknown> {
      const isRead = request.method === 'GET' || isSignIn(request.url);
      let isRenewed = isSignIn(request.url);
      for (let sent = 1; ; sent++) {
        try {
          return await super.request(request);
        } catch (error) {
          const { response, code } = error as AxiosFailure;
          const { status, headers, data: body } = response ?? {};
          if (status === 401 && !isRenewed) {
            isRenewed = true;
            request.headers = { ...request.headers, Authorization: `Bearer ${await signIn()}` };
            continue;
          }
          const retryAfter = headers?.['retry-after'];
          const pause = pauseBefore({ status, retryAfter }, { isRead, sent, waitedMs, nowMs: Date.now() });
          if (pause === undefined) {
            const { method, url } = request;
            const correlationId = headers?.['inin-correlation-id'] ?? contextIdIn(body);
            throw new Refusal({ method, url, status, body, correlationId, code, secrets: secrets() });
          }
          waitedMs += pause;
          await wait(pause);
        }
      }
    }

    /** The API redirects nowhere. Without redirects axios needs no package for them, which logs headers when `DEBUG` is set. */
    override toAxiosConfig(request: HttpRequest): object {
      const config = super.toAxiosConfig(request);
      const isLoopback = ['127.0.0.1', 'localhost'].includes(new URL(request.url).hostname);
      return {
        ...config,
        maxRedirects: 0,
        ...(isLoopback && { proxy: false }),
        ...(/\/(?:test|execute)$/.test(request.url) && { timeout: longestRunMs }),
      };
    }
  }
  return new PatientHttpClient();
}

function contextIdIn(body: unknown): string | undefined {
  const { contextId } = (typeof body === 'object' && body !== null ? body : {}) as { readonly contextId?: unknown };
  return typeof contextId === 'string' && contextId !== '' ? contextId : undefined;
}
