import type { Server } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import { UserError } from '../../../input/user-error';
import { type LoopbackServer, listening } from '../loopback';
import { followRealTime } from '../real-time';
import { type ActionHost, ActionRuns, type Executed } from './action-runs';
import { ApiError } from './api-error';
import { type FlowExecution, FlowExecutions, type FlowExecutionsOptions } from './flow-executions';
import { type PlatformApiOptions, platformApi } from './platform-api';

/** A request that was answered. */
export interface Answered {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly status: number;
  /** What the caller sent. */
  readonly body: string;
}

export interface ServeApiOptions extends Omit<PlatformApiOptions, 'runs' | 'executions'> {
  /** @default - data actions cannot be executed */
  readonly host?: ActionHost | undefined;
  /** Runs workflows. @default - none can be launched */
  readonly workflows?: Pick<FlowExecutionsOptions, 'host' | 'flows'> | undefined;
  /** @default 0, any free port */
  readonly port?: number;
  /** Called with each execution when it ends. @default - none */
  readonly onExecuted?: (execution: Executed) => void;
  /**
   * Called with each request, before its answer is sent. A UserError that it throws is answered in place of that, with 501:
   * callers send a request again after any other error of a server. @default - none
   */
  readonly onAnswered?: ((answered: Answered) => void | Promise<void>) | undefined;
  /** Called with each execution of a flow when it ends. @default - none */
  readonly onFlowEnded?: (execution: FlowExecution) => void;
}

/**
 * Serves the platform API on loopback, in real time. Executions that have not ended when the server closes get 503.
 *
 * @throws UserError when the port cannot be used
 */
export async function serveApi(given: ServeApiOptions): Promise<LoopbackServer> {
  const { host, workflows, port = 0, onExecuted, onFlowEnded, ...options } = given;
  const { onAnswered, settings } = options;
  const runs = host && new ActionRuns(host, onExecuted);
  const executions = workflows && new FlowExecutions({ ...workflows, settings, onEnded: onFlowEnded });
  const app = platformApi({ ...options, executions, ...(runs !== undefined && { runs }) });
  const time = host && followRealTime(host.clock);
  const open = new Set<Promise<unknown>>();
  const answered = async (request: Request) => {
    if (onAnswered === undefined) return app.fetch(request);
    const body = await request.clone().text();
    const answer = await app.fetch(request);
    const { pathname, search } = new URL(request.url);
    try {
      await onAnswered({ method: request.method, path: `${pathname}${search}`, status: answer.status, body });
      return answer;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return Response.json(new ApiError(501, error.message).body, { status: 501 });
    }
  };
  const fetch = (request: Request) => {
    time?.follow();
    const answer = answered(request);
    open.add(answer);
    return answer.finally(() => open.delete(answer));
  };
  try {
    const server = await listening(createAdaptorServer({ fetch }) as Server, port);
    return {
      url: server.url,
      close: async () => {
        time?.stop();
        runs?.stop();
        await Promise.allSettled(open);
        await setImmediate();
        await server.close();
      },
    };
  } catch (error) {
    time?.stop();
    throw error;
  }
}
