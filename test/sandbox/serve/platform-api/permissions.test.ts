import { describe, expect, it } from '@jest/globals';
import { VirtualClock } from '../../../../sandbox/clock';
import { ActionRuns } from '../../../../sandbox/serve/platform-api/action-runs';
import { servedClient } from '../../../../sandbox/serve/platform-api/clients';
import { FlowExecutions } from '../../../../sandbox/serve/platform-api/flow-executions';
import { apiCaller } from '../../../support/api-caller';

const viewAction = 'integrations:action:view or bridge:actions:view';
const runAction = 'integrations:action:execute or bridge:actions:execute';

/** Written by hand from the documentation of the official JavaScript SDK 259.0.0: build/docs, "Requires ANY permissions". */
const documented: Readonly<Record<string, string>> = {
  'GET /organizations/me': '',
  'GET /authorization/products': '',
  'GET /authorization/subjects/me': '',
  'GET /authorization/divisions': '',
  'GET /routing/queues': 'routing:queue:view',
  'GET /routing/queues/x': 'routing:queue:view',
  'GET /integrations/types/x': 'integrations:integration:view',
  'GET /integrations': 'integrations:integration:view',
  'POST /integrations': 'integrations:integration:add',
  'GET /integrations/x': 'integrations:integration:view',
  'PATCH /integrations/x': 'integrations:integration:edit',
  'DELETE /integrations/x': 'integrations:integration:delete',
  'GET /integrations/x/config/current': 'integrations:integration:view',
  'PUT /integrations/x/config/current': 'integrations:integration:edit',
  'GET /integrations/credentials': 'integrations:integration:view',
  'GET /integrations/credentials/listing': 'integrations:integration:view',
  'POST /integrations/credentials': 'integrations:integration:add',
  'GET /integrations/credentials/x': 'integrations:integration:view',
  'PUT /integrations/credentials/x': 'integrations:integration:edit',
  'DELETE /integrations/credentials/x': 'integrations:integration:delete',
  'GET /integrations/actions': viewAction,
  'POST /integrations/actions': 'integrations:action:add',
  'GET /integrations/actions/x': viewAction,
  'PATCH /integrations/actions/x': 'integrations:action:edit',
  'DELETE /integrations/actions/x': 'integrations:action:delete',
  'GET /integrations/actions/x/templates/x': viewAction,
  'POST /integrations/actions/x/execute': runAction,
  'POST /integrations/actions/x/test': runAction,
  'GET /flows': 'architect:flow:view',
  'GET /flows/x': 'architect:flow:view',
  'GET /flows/x/versions': 'architect:flow:view',
  'GET /flows/x/versions/x': 'architect:flow:view',
  'DELETE /flows/x': 'architect:flow:delete',
  'POST /flows/actions/unlock': 'architect:flow:unlock',
  'POST /flows/actions/checkin': 'architect:flow:edit or architect:flow:unlock',
  'POST /flows/actions/publish': 'architect:flow:publish or architect:flow:unlock',
  'POST /flows/jobs': 'architect:job:create',
  'GET /flows/jobs/x': 'architect:job:view',
  'POST /flows/executions': 'architect:flow:launch',
  'GET /flows/executions/x': 'architect:flowExecution:view',
  'GET /architect/dependencytracking/consumingresources': 'architect:dependencyTracking:view',
  'GET /architect/ivrs': 'routing:callRoute:view',
  'POST /architect/ivrs': 'routing:callRoute:add',
  'GET /architect/ivrs/x': 'routing:callRoute:view',
  'PUT /architect/ivrs/x': 'routing:callRoute:edit',
  'DELETE /architect/ivrs/x': 'routing:callRoute:delete',
  'POST /authorization/roles': 'authorization:role:add',
};
const all = [...new Set(Object.values(documented).flatMap((needed) => needed.split(' or ')))];

const clock = new VirtualClock();
const notExecuted = () => Promise.reject(new Error('not executed')) as never;
const runs = new ActionRuns({ clock, execute: notExecuted });
const executions = new FlowExecutions({ host: { clock, course: notExecuted }, flows: { byId: () => undefined } });
const withPermissions = (permissions: readonly string[]) =>
  apiCaller({ runs, executions, clients: [{ ...servedClient, permissions }], settings: { requestsPerMinute: 10_000 } });

/** Every route below `/api/v2`, with `x` for each parameter. */
const routes = withPermissions([])
  .app.routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v2'))
  .map(({ method, path }) => ({ method, path: path.slice('/api/v2'.length).replace(/:\w+/g, 'x') }));

describe('every route of the platform API', () => {
  it.each(routes)('$method $path asks for the documented permissions and names them', async ({ method, path }) => {
    const needed = documented[`${method} ${path}`];
    if (needed === undefined) throw new Error('has no row in the table above');
    const names = needed.split(' or ');
    const others = all.filter((permission) => !names.includes(permission));
    const refused = await withPermissions(others).call(method, path);
    if (needed === '') return expect(refused.status).toBe(200);
    expect([refused.status, refused.body]).toEqual([
      403,
      {
        ...{ message: `the client Sandbox client lacks the permission ${needed}`, code: 'not.authorized', status: 403 },
        ...{ messageParams: {}, contextId: '', details: [], errors: [] },
      },
    ]);
    for (const name of names) expect((await withPermissions([name]).call(method, path)).status).not.toBe(403);
    return undefined;
  });

  it('takes * for any part of a permission', async () => {
    const { call } = withPermissions(['routing:*:view']);
    expect((await call('GET', '/routing/queues')).status).toBe(200);
    expect((await call('GET', '/flows')).status).toBe(403);
  });
});
