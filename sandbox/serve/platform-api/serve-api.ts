import type { Server } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { type LoopbackServer, listening } from '../loopback';
import { followRealTime } from '../real-time';
import { type ActionHost, ActionRuns, type Executed } from './action-runs';
import { type PlatformApiOptions, platformApi } from './platform-api';

export interface ServeApiOptions extends Omit<PlatformApiOptions, 'runs'> {
  readonly host: ActionHost;
  /** @default 0, any free port */
  readonly port?: number;
  /** Called with each execution when it ends. @default - none */
  readonly onExecuted?: (execution: Executed) => void;
}

/**
 * Serves the platform API on loopback, in real time. Executions that have not ended when the server closes get 503.
 *
 * @throws UserError when the port cannot be used
 */
export async function serveApi({ host, port = 0, onExecuted, ...options }: ServeApiOptions): Promise<LoopbackServer> {
  const runs = new ActionRuns(host, onExecuted);
  const app = platformApi({ ...options, runs });
  const time = followRealTime(host.clock);
  const open = new Set<Promise<unknown>>();
  const fetch = (request: Request) => {
    time.follow();
    const answer = Promise.resolve(app.fetch(request));
    open.add(answer);
    return answer.finally(() => open.delete(answer));
  };
  try {
    const server = await listening(createAdaptorServer({ fetch }) as Server, port);
    return {
      url: server.url,
      close: async () => {
        time.stop();
        runs.stop();
        await Promise.allSettled(open);
        await setImmediate();
        await server.close();
      },
    };
  } catch (error) {
    time.stop();
    throw error;
  }
}
