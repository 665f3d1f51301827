import { z } from 'zod';
import type { IntegrationRecord } from '../../../genesys/org/org-record';
import { ApiError } from '../api-error';
import { bodyOf, object } from '../body';
import { pageOf } from '../page';
import { type Call, parameter, type Route } from '../route';
import { credentialInfo } from './credentials';

const view = ['integrations:integration:view'];
const edit = ['integrations:integration:edit'];
const servedType = 'custom-rest-actions';

/** Integrations and their configurations. */
export const integrationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/integrations/types/:type',
    needs: view,
    answer: (call) => {
      if (parameter(call, 'type') === servedType) return typeOf(servedType);
      throw new ApiError(404, `there is no integration type ${JSON.stringify(parameter(call, 'type'))}`);
    },
  },
  {
    method: 'GET',
    path: '/integrations',
    needs: view,
    answer: (call) => pageOf(call, call.org.record.integrations.map(integrationOf)),
  },
  {
    method: 'POST',
    path: '/integrations',
    needs: ['integrations:integration:add'],
    answer: async (call) => {
      const { integrationType, name } = await bodyOf(call, newIntegration);
      return answered(call, call.org.addIntegration(integrationType.id, name || undefined));
    },
  },
  { method: 'GET', path: '/integrations/:id', needs: view, answer: (call) => answered(call, parameter(call, 'id')) },
  {
    method: 'PATCH',
    path: '/integrations/:id',
    needs: edit,
    answer: async (call) => {
      const id = parameter(call, 'id');
      call.org.setIntegrationState(id, (await bodyOf(call, stateBody)).intendedState);
      return answered(call, id);
    },
  },
  {
    method: 'DELETE',
    path: '/integrations/:id',
    needs: ['integrations:integration:delete'],
    answer: (call) => {
      const before = answered(call, parameter(call, 'id'));
      call.org.removeIntegration(before.id);
      return before;
    },
  },
  {
    method: 'GET',
    path: '/integrations/:id/config/current',
    needs: view,
    answer: (call) => configurationOf(call, parameter(call, 'id')),
  },
  {
    method: 'PUT',
    path: '/integrations/:id/config/current',
    needs: edit,
    answer: async (call) => {
      const id = parameter(call, 'id');
      const { version, credentials, name, notes, ...others } = await bodyOf(call, configurationBody);
      const ids = Object.entries(credentials ?? {}).map(([key, credential]) => [key, credential.id] as const);
      const texts = { name: name ?? '', notes: notes ?? '' };
      const objects = { properties: others.properties ?? {}, advanced: others.advanced ?? {} };
      call.org.configureIntegration(id, { ...texts, ...objects, credentials: Object.fromEntries(ids) }, version);
      return configurationOf(call, id);
    },
  },
];

const newIntegration = z.object({ integrationType: z.object({ id: z.string() }), name: z.string().nullish() });

// `DELETED` and `RESTORED`, which the platform has too, are not served.
const stateBody = z.object({ intendedState: z.enum(['ENABLED', 'DISABLED']) });

const configurationBody = z.object({
  name: z.string().nullish(),
  notes: z.string().nullish(),
  version: z.number().optional(),
  properties: object.nullish(),
  advanced: object.nullish(),
  credentials: z.record(z.string(), z.object({ id: z.string() })).nullish(),
});

function answered({ org }: Call, id: string) {
  return integrationOf(org.find('integrations', id));
}

function integrationOf({ id, type, state, config: { name, notes } }: IntegrationRecord) {
  const code = state === 'ENABLED' ? 'ACTIVE' : 'INACTIVE';
  const selfUri = `/api/v2/integrations/${id}`;
  return { id, name, notes, integrationType: typeOf(type), intendedState: state, reportedState: { code }, selfUri };
}

function typeOf(id: string) {
  return { id, name: 'Web Services Data Actions', selfUri: `/api/v2/integrations/types/${id}` };
}

/** No member is null, as callers rely on. */
function configurationOf({ org }: Call, id: string) {
  const { config, version } = org.find('integrations', id);
  const credentials = Object.entries(config.credentials).map(([key, credential]) => [
    key,
    credentialInfo(org.find('credentials', credential)),
  ]);
  const selfUri = `/api/v2/integrations/${id}/config/current`;
  return { ...config, id, version, credentials: Object.fromEntries(credentials), selfUri };
}
