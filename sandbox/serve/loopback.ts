import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../../input/user-error';

/** Answers a request. A body that is too large is undefined. */
export type LoopbackHandler = (incoming: IncomingMessage, body: string | undefined, response: ServerResponse) => void;

export interface LoopbackServer {
  /** Such as `http://127.0.0.1:49152`. */
  readonly url: string;
  /** Breaks every connection. */
  close(): Promise<void>;
}

/** The largest body that is read, in bytes. */
export const largestBody = 10 * 1024 * 1024;

/**
 * Listens on loopback.
 *
 * @param port 0 for any free port
 * @throws UserError when the port cannot be used
 */
export async function listen(port: number, handler: LoopbackHandler): Promise<LoopbackServer> {
  const server = createServer((incoming, response) => {
    readBody(incoming, (body) => handler(incoming, body, response));
  });
  return listening(server, port);
}

/** Lets a server listen on loopback. @throws UserError when the port cannot be used */
export async function listening(server: Server, port: number): Promise<LoopbackServer> {
  await new Promise<void>((listens, failed) => {
    server.once('error', ({ message }) =>
      failed(new UserError([{ problem: `cannot listen on port ${port}: ${message}` }])),
    );
    server.listen(port, '127.0.0.1', listens);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function readBody(incoming: IncomingMessage, done: (body: string | undefined) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  });
  incoming.on('end', () => done(size > largestBody ? undefined : Buffer.concat(chunks).toString('utf8')));
}
