import { z } from 'zod';
import type { IntegrationRecord } from '../../../genesys/org/org-record';
import { ApiError } from '../api-error';
import { bodyOf, object } from '../body';
import { pageOf } from '../page';
import { type Call, parameter, type Route } from '../route';
import { credentialInfo } from './credentials';

const servedType = 'custom-rest-actions';

/** Integrations and their configurations. */
export const integrationRoutes: readonly Route[] = [
  {
    endpoint: 'GET /integrations/types/{id}',
    answer: (call) => {
      if (parameter(call, 'id') === servedType) return typeOf(servedType);
      throw new ApiError(404, `there is no integration type ${JSON.stringify(parameter(call, 'id'))}`);
    },
  },
  {
    endpoint: 'GET /integrations',
    answer: (call) => pageOf(call, call.org.record.integrations.map(integrationOf)),
  },
  {
    endpoint: 'POST /integrations',
    answer: async (call) => {
      const { integrationType, name } = await bodyOf(call, newIntegration);
      return answered(call, call.org.integrations.add(integrationType.id, name || undefined));
    },
  },
  { endpoint: 'GET /integrations/{id}', answer: (call) => answered(call, parameter(call, 'id')) },
  {
    endpoint: 'PATCH /integrations/{id}',
    answer: async (call) => {
      const id = parameter(call, 'id');
      call.org.integrations.setState(id, (await bodyOf(call, stateBody)).intendedState);
      return answered(call, id);
    },
  },
  {
    endpoint: 'DELETE /integrations/{id}',
    answer: (call) => {
      const before = answered(call, parameter(call, 'id'));
      call.org.integrations.remove(before.id);
      return before;
    },
  },
  {
    endpoint: 'GET /integrations/{id}/config/current',
    answer: (call) => configurationOf(call, parameter(call, 'id')),
  },
  {
    endpoint: 'PUT /integrations/{id}/config/current',
    answer: async (call) => {
      const id = parameter(call, 'id');
      const { version, credentials, name, notes, ...others } = await bodyOf(call, configurationBody);
      const ids = Object.entries(credentials ?? {}).map(([key, credential]) => [key, credential.id] as const);
      const texts = { name: name ?? '', notes: notes ?? '' };
      const objects = { properties: others.properties ?? {}, advanced: others.advanced ?? {} };
      call.org.integrations.configure(id, { ...texts, ...objects, credentials: Object.fromEntries(ids) }, version);
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
