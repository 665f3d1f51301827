import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { UserError } from '../../../input/user-error';
import type { EngineSettings } from '../../genesys/data-actions/engine-settings';
import { PlatformError } from '../../genesys/org/platform-error';
import { RunningOrg } from '../../genesys/org/running-org';
import type { WrittenOrg } from '../../genesys/org/written-org';
import { type ApiClient, lackOf } from '../../genesys/permissions/api-client';
import { permissionsOf } from '../../genesys/permissions/endpoints';
import { writeJson } from '../../genesys/template/json-text';
import { largestBody } from '../loopback';
import type { ActionRuns } from './action-runs';
import { ApiError } from './api-error';
import { type ApiSettings, defaultApiSettings } from './api-settings';
import { clientsOf } from './clients';
import type { FlowExecutions } from './flow-executions';
import { FlowJobs, uploadPath } from './flow-jobs';
import type { Answer, Route } from './route';
import { actionRunRoutes } from './routes/action-runs';
import { actionRoutes } from './routes/actions';
import { callRouteRoutes } from './routes/call-routes';
import { credentialRoutes } from './routes/credentials';
import { dependencyRoutes } from './routes/dependencies';
import { flowActionRoutes } from './routes/flow-actions';
import { flowExecutionRoutes } from './routes/flow-executions';
import { flowJobRoutes } from './routes/flow-jobs';
import { flowRoutes } from './routes/flows';
import { integrationRoutes } from './routes/integrations';
import { organizationRoutes } from './routes/organization';
import { queueRoutes } from './routes/queues';
import { SignIn } from './sign-in';

export interface PlatformApiOptions {
  readonly org: WrittenOrg;
  /** @default - those of the org */
  readonly clients?: readonly ApiClient[];
  readonly settings?: Partial<ApiSettings>;
  /** Executes data actions. @default - none can be executed */
  readonly runs?: ActionRuns;
  /** Runs workflows. @default - none can be launched */
  readonly executions?: FlowExecutions | undefined;
  /** The answer to a body that is not JSON when data actions are executed. @default - as in the engine's own defaults */
  readonly otherContentTypes?: EngineSettings['otherContentTypes'] | undefined;
  /** The time, in milliseconds. @default - the clock of the machine */
  readonly now?: () => number;
  /** Called with each request that is refused. @default - none */
  readonly onRefused?: (refused: Refused) => void;
}

export interface Refused {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly status: number;
  readonly message: string;
}

/** Everything below `/api/v2`. */
function routesOf(
  { org, runs, executions, otherContentTypes, now = Date.now }: PlatformApiOptions,
  jobs: FlowJobs,
): readonly Route[] {
  return [
    ...organizationRoutes,
    ...queueRoutes,
    ...credentialRoutes,
    ...actionRoutes,
    ...(runs === undefined ? [] : actionRunRoutes(new RunningOrg(org), runs, otherContentTypes)),
    ...integrationRoutes,
    ...flowJobRoutes(jobs),
    ...(executions === undefined ? [] : flowExecutionRoutes(executions)),
    ...flowRoutes,
    ...flowActionRoutes(now),
    ...callRouteRoutes,
    ...dependencyRoutes,
  ];
}

/** The platform API of an org that can be written. Any other route gets 501, with a message that names it. */
export function platformApi(options: PlatformApiOptions): Hono {
  const { org, clients = clientsOf(org.record), now = Date.now, onRefused = () => undefined } = options;
  const settings = { ...defaultApiSettings, ...options.settings };
  const signIn = new SignIn(clients, settings, now);
  const jobs = new FlowJobs(org, settings, now);
  const app = new Hono();
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new ApiError(413, `the body is too large; ${largestBody} bytes are accepted`);
      },
    }),
  );
  app.post('/oauth/token', (context) => signIn.token(context));
  app.put(`${uploadPath}/:id`, async ({ req, body }) => {
    jobs.upload(req.param('id'), await req.text());
    return body(null, 200);
  });
  for (const route of routesOf(options, jobs)) {
    const [method = '', path = ''] = route.endpoint.split(' ');
    app.on(method, `/api/v2${path.replace(/\{(\w+)\}/g, ':$1')}`, async (context) => {
      const client = signIn.caller(context);
      const lack = lackOf(client, permissionsOf(route.endpoint));
      if (lack !== undefined) throw new ApiError(403, lack);
      return responseOf(await route.answer({ request: context.req, org, client }));
    });
  }
  app.notFound(({ req }) => {
    throw new ApiError(501, `the sandbox does not serve ${req.method} ${req.path}`);
  });
  app.onError((error, context) => {
    const refusal = refusalOf(error);
    const { status, message } = refusal;
    onRefused({ method: context.req.method, path: pathOf(context), status, message });
    return context.json(refusal.body, status, refusal.headers);
  });
  return app;
}

function responseOf(answer: Answer): Response {
  if (answer === undefined) return new Response(null, { status: 204 });
  if (answer instanceof Response) return answer;
  return new Response(writeJson(answer), { headers: { 'content-type': 'application/json' } });
}

function refusalOf(error: Error): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof PlatformError) return new ApiError(error.status, error.message);
  // The org was not saved. Callers send a request again after any other error of a server.
  if (error instanceof UserError) return new ApiError(501, error.message);
  return new ApiError(501, `the sandbox could not answer, which is a mistake in it: ${error.message}`);
}

function pathOf({ req }: Context): string {
  const { pathname, search } = new URL(req.url);
  return `${pathname}${search}`;
}
