import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { type LoopbackServer, listening } from '../../../sandbox/serve/loopback';

/** A request to a platform API. */
export interface Asked {
  /** Method and path, such as `GET /api/v2/flows`. */
  readonly line: string;
  /** Whether the official SDK sends it, in place of a provider. */
  readonly isOfSdk: boolean;
}

/** Stands before a platform API. @param answer in place of the API; undefined lets the request pass */
export function frontOf(url: string, answer: (asked: Asked) => Response | undefined): Promise<LoopbackServer> {
  const fetchThrough = async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    const asked = {
      line: `${request.method} ${pathname}`,
      isOfSdk: /^axios/.test(request.headers.get('user-agent') ?? ''),
    };
    const answered = answer(asked);
    if (answered !== undefined) return answered;
    const { method, headers } = request;
    const body = ['GET', 'HEAD'].includes(method) ? undefined : await request.arrayBuffer();
    const passed = await fetch(`${url}${pathname}${search}`, { method, headers, ...(body && { body }) });
    const type = passed.headers.get('content-type');
    return new Response([204, 304].includes(passed.status) ? null : await passed.arrayBuffer(), {
      status: passed.status,
      headers: type === null ? {} : { 'content-type': type },
    });
  };
  return listening(createAdaptorServer({ fetch: fetchThrough }) as Server, 0);
}
