import type { IncomingMessage, ServerResponse } from 'node:http';
import type { VirtualClock } from '../clock';
import type { HttpOutcome, HttpRequest } from '../http';
import { failure, methodNotSupported, type Reply } from '../servicenow/replies';
import type { ServiceNow } from '../servicenow/service-now';
import { largestBody, listen } from './loopback';
import { followRealTime } from './real-time';
import { withLinksTo } from './served-links';

export interface ServeOptions {
  /** @default 0, any free port */
  readonly port?: number;
  /** The longest delay of an answer. @default - as long as ServiceNow takes */
  readonly maxDelayMs?: number;
}

/** A ServiceNow that listens on loopback. */
export interface ServiceNowServer {
  /** Such as `http://127.0.0.1:49152`. Links in answers lead there instead of to the instance. */
  readonly url: string;
  /** Breaks every connection and drops answers that are still delayed. */
  close(): Promise<void>;
}

const methods: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * Serves an instance over HTTP, in real time: its clock follows the wall clock from the moment of the call.
 *
 * @throws UserError when the port cannot be used
 */
export async function serve(
  serviceNow: ServiceNow,
  clock: VirtualClock,
  options: ServeOptions = {},
): Promise<ServiceNowServer> {
  const { port = 0, maxDelayMs = Number.POSITIVE_INFINITY } = options;
  const time = followRealTime(clock);
  const delayed = new Set<NodeJS.Timeout>();
  const later = (afterMs: number, run: () => void) => {
    const timer = setTimeout(
      () => {
        delayed.delete(timer);
        run();
      },
      Math.min(afterMs, maxDelayMs),
    );
    delayed.add(timer);
  };

  const stop = () => {
    time.stop();
    for (const timer of delayed) clearTimeout(timer);
  };

  const server = await listen(port, (incoming, body, response) => {
    const request = body === undefined ? undefined : requestOf(incoming, body, serviceNow.instance);
    if (request === undefined) return send(response, refusal(incoming, body));
    const linked = (reply: Reply) => withLinksTo(server.url, serviceNow.instance, reply);
    time.follow();
    const outcome = serviceNow.handle(request);
    if (outcome.kind !== 'silence') later(outcome.afterMs, () => end(response, outcome, linked));
  }).catch((error: unknown) => {
    stop();
    throw error;
  });

  return {
    url: server.url,
    close: () => {
      stop();
      return server.close();
    },
  };
}

function requestOf(incoming: IncomingMessage, body: string, instance: string): HttpRequest | undefined {
  const { method = '', url = '' } = incoming;
  if (!methods.includes(method) || !url.startsWith('/') || !URL.canParse(instance + url)) return undefined;
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return { method: method as HttpRequest['method'], url: instance + url, headers: Object.fromEntries(headers), body };
}

function refusal({ method = '' }: IncomingMessage, body: string | undefined): Reply {
  if (body === undefined) return failure(413, 'Request entity too large', `${largestBody} bytes are accepted`);
  if (!methods.includes(method)) return methodNotSupported(method);
  return failure(400, 'Malformed URI', null);
}

function end(
  response: ServerResponse,
  outcome: Exclude<HttpOutcome, { kind: 'silence' }>,
  linked: (reply: Reply) => Reply,
): void {
  if (outcome.kind === 'reset') response.socket?.resetAndDestroy();
  else send(response, linked(outcome));
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers).end(body);
}
