import { z } from 'zod';
import type { CredentialRecord } from '../../../genesys/org/org-record';
import { bodyOf, texts } from '../body';
import { pageSizeOf } from '../page';
import { type Call, parameter, type Route } from '../route';

const path = '/integrations/credentials';

/** Credentials. Their fields are written and never answered. */
export const credentialRoutes: readonly Route[] = [
  { endpoint: 'GET /integrations/credentials/listing', answer: listing },
  {
    endpoint: 'POST /integrations/credentials',
    answer: async (call) => answered(call, call.org.credentials.add(await inputOf(call))),
  },
  {
    endpoint: 'GET /integrations/credentials/{id}',
    answer: (call) => answered(call, parameter(call, 'id')),
  },
  {
    endpoint: 'PUT /integrations/credentials/{id}',
    answer: async (call) => {
      const id = parameter(call, 'id');
      call.org.credentials.change(id, await inputOf(call));
      return answered(call, id);
    },
  },
  {
    endpoint: 'DELETE /integrations/credentials/{id}',
    answer: (call) => {
      call.org.credentials.remove(parameter(call, 'id'));
      return undefined;
    },
  },
];

/** The credentials after the one of an id. After the last one, and after one that is gone, comes an empty page. */
function listing(call: Call) {
  const size = pageSizeOf(call);
  const after = call.request.query('after');
  const all = call.org.record.credentials;
  const place = all.findIndex(({ id }) => id === after);
  const rest = after && place < 0 ? [] : all.slice(place + 1);
  return { entities: rest.slice(0, size).map(credentialInfo), selfUri: `/api/v2${path}/listing` };
}

/** A credential as the API answers it, without its fields. */
export function credentialInfo({ id, name, type }: CredentialRecord) {
  return { id, name, type: { id: type, name: type }, selfUri: `/api/v2${path}/${id}` };
}

const credentialBody = z.object({
  name: z.string(),
  type: z.object({ name: z.string() }),
  credentialFields: texts.nullish(),
});

async function inputOf(call: Call): Promise<Omit<CredentialRecord, 'id'>> {
  const { name, type, credentialFields } = await bodyOf(call, credentialBody);
  return { name, type: type.name, fields: credentialFields ?? {} };
}

function answered({ org }: Call, id: string) {
  return credentialInfo(org.find('credentials', id));
}
