import type { Resource } from '../../../../../sandbox/terraform/resources/resource';
import { type ObjectValue, textOf, textsOf } from '../../../../../sandbox/terraform/value';
import type { HttpPlace } from '../place';

const path = '/integrations/credentials';

export const credential: Resource<HttpPlace> = {
  create: async (planned, { caller }) => (await caller.post(path, bodyOf(planned))).id,
  update: async (id, planned, { caller }) => {
    await caller.put(`${path}/${id}`, bodyOf(planned));
  },
  delete: (id, { caller }) => caller.delete(`${path}/${id}`, `${path}/${id}`),
  read: async (id, state, { caller }) => {
    const found = await caller.look(`${path}/${id}`);
    return found && { ...state, id, name: found.name, credential_type_name: found.type.name };
  },
};

function bodyOf(planned: ObjectValue): object {
  return {
    name: textOf(planned['name']),
    type: { name: textOf(planned['credential_type_name']) },
    credentialFields: textsOf(planned['fields']),
  };
}
