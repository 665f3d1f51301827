import { type ObjectValue, textOf } from '../value';
import type { Place, Resource } from './resource';
import { templateBlocks, templatesOf } from './templates';

/** `genesyscloud_integration_custom_auth_action`. The platform makes and removes it with the credential of its integration. */
export const customAuthAction: Resource = {
  create: (planned, place) => {
    write(planned, place);
    return place.org.signIns.of(textOf(planned['integration_id'])).id;
  },
  update: (_, planned, place) => write(planned, place),
  delete: () => undefined,
  read: (id, state, { org }) => {
    const record = org.lookUp('customAuthActions', id);
    return (
      record && { ...state, ...templateBlocks(record), id, integration_id: record.integrationId, name: record.name }
    );
  },
};

function write(planned: ObjectValue, { org }: Place): void {
  org.signIns.change(textOf(planned['integration_id']), { name: textOf(planned['name']), ...templatesOf(planned) });
}
