import type { VirtualClock } from '../clock';
import type { HttpRequest } from '../http';
import type { Random } from '../random';
import { apiTitle, readApiPath } from './api-path';
import type { Quota } from './apply-fault';
import type { OAuth } from './oauth';
import type { RateLimits } from './rate-limit';
import * as replies from './replies';
import type { RestApis } from './rest-apis';
import type { Semaphores } from './semaphores';
import type { ServiceNowSettings } from './settings';

/** A request that was admitted or rejected, and whose work is not done yet. */
export interface Visit {
  readonly afterMs: number;
  readonly work: () => replies.Reply;
  /** Rejected: there is no work that could be done later. */
  readonly rejected?: true;
  /** Of transactions of the REST APIs. */
  readonly quota?: Quota;
  readonly client?: string;
  readonly user?: string;
  readonly tokenAgeMs?: number;
}

const revocationPath = '/oauth_revoke_token.do';

interface Parts {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly settings: ServiceNowSettings;
  readonly tokenPaths: readonly string[];
  readonly oauth: OAuth;
  readonly limits: RateLimits;
  readonly semaphores: Semaphores;
  readonly apis: RestApis;
}

/** Admits requests: who answers, after how long, and which are rejected for their token, a rate limit or a full queue. */
export class Admission {
  constructor(private readonly parts: Parts) {}

  /** Whether a request is for the OAuth endpoints, whose paths show no query. */
  isOAuth({ pathname }: URL): boolean {
    return this.parts.tokenPaths.includes(pathname) || pathname.startsWith('/oauth');
  }

  /** What happens to a request that is sent now. */
  admit(request: HttpRequest, url: URL): Visit {
    const { settings, tokenPaths, oauth } = this.parts;
    const { page } = settings;
    const afterMs = this.latency(this.isOAuth(url) ? settings.tokenLatencyMs : settings.latencyMs);
    if (page === 'maintenance') return { afterMs, work: () => replies.html(200, 'Under maintenance') };
    if (tokenPaths.includes(url.pathname)) {
      const client = oauth.namedClient(request);
      const work = () => oauth.token(request, url);
      return { afterMs, work, ...(client !== undefined && { client }) };
    }
    if (url.pathname === revocationPath) {
      return { afterMs, work: () => oauth.revoke(request, url) };
    }
    if (!url.pathname.startsWith('/api/')) {
      return { afterMs, work: () => replies.html(404, 'Page not found') };
    }
    if (page === 'login') return { afterMs, work: () => replies.html(200, 'Log in') };
    return this.admitToApi(request, url, afterMs + settings.slowByMs);
  }

  private admitToApi(request: HttpRequest, url: URL, workMs: number): Visit {
    const { clock, settings, oauth, limits, semaphores, apis } = this.parts;
    const { authorization } = request.headers;
    const known = oauth.bearer(authorization);
    const visitor = known && {
      client: known.clientId,
      user: known.user,
      tokenAgeMs: clock.now() - known.issuedAt,
    };
    const rejected = (reply: replies.Reply): Visit => ({
      ...visitor,
      afterMs: workMs,
      work: () => reply,
      rejected: true,
    });

    const token = oauth.authenticate(authorization);
    if (token === undefined) return rejected(replies.notAuthenticated());
    const path = readApiPath(url.pathname);
    const { headers, refused } = limits.take(token.user, apiTitle(path));
    if (refused) return rejected(refused);
    const quotaMs = settings.transactionQuotaSeconds * 1000;
    const waitMs = semaphores.enter(clock.now(), Math.min(workMs, quotaMs));
    if (waitMs === undefined) return rejected(replies.tooManyRequests('the queue of REST requests is full', headers));
    const work = () => {
      const reply = apis.answer(request, url, path, token.user);
      return { ...reply, headers: { ...reply.headers, ...headers } };
    };
    const keepsWork = settings.cancelledWork === 'kept';
    const cancel = () => {
      if (keepsWork) work();
      return replies.cancelled(headers);
    };
    const quota = { afterMs: waitMs + quotaMs, cancel, keepsWork };
    return workMs < quotaMs
      ? { ...visitor, quota, afterMs: waitMs + workMs, work }
      : { ...visitor, quota, afterMs: quota.afterMs, work: cancel };
  }

  private latency(milliseconds: number): number {
    const { random, settings } = this.parts;
    const { jitterMs } = settings;
    return jitterMs === 0 ? milliseconds : milliseconds + Math.floor(random() * (jitterMs + 1));
  }
}
