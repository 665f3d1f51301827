import { type ObjectValue, textOf, textsOf } from '../value';
import type { Resource } from './resource';

/** `genesyscloud_integration_credential`. The API never returns the fields. */
export const credential: Resource = {
  create: (planned, { org }) => org.credentials.add(inputOf(planned)),
  update: (id, planned, { org }) => org.credentials.change(id, inputOf(planned)),
  delete: (id, { org }) => org.credentials.remove(id),
  read: (id, state, { org }) => {
    const record = org.lookUp('credentials', id);
    return record && { ...state, id, name: record.name, credential_type_name: record.type };
  },
};

function inputOf(planned: ObjectValue) {
  return {
    name: textOf(planned['name']),
    type: textOf(planned['credential_type_name']),
    fields: textsOf(planned['fields']),
  };
}
