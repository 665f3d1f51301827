import { randomUUID } from 'node:crypto';
import type { CredentialRecord, OrgRecord } from './genesys/org/org-record';
import type { NewOrgOptions } from './new-org';
import type { PublishedOrg } from './published-org';
import { writeRules } from './write-rules';

/** A record of what a stack declares, as if it had been applied. Ids are the addresses of the resources. */
export function declaredRecord({ org, flows }: PublishedOrg, { organization, objects = {} }: NewOrgOptions): OrgRecord {
  const rules = writeRules();
  const named = (name: string) => ({ id: randomUUID(), name });
  const texts = org.flows.map(({ address: id, text, file }, index) => {
    const { type, name } = flows[index] as PublishedOrg['flows'][number];
    return { id, type, name, text, file };
  });
  const { integrations, dataActions } = org;
  const content = { integrations, dataActions, ...objects, queues: org.objectNames('queue') };
  const credentials = org.integrations.flatMap(({ id, credential }): readonly CredentialRecord[] =>
    credential === undefined ? [] : [{ id: `credential of ${id}`, ...credential }],
  );
  return {
    organization: named(organization),
    divisions: [named('Home')],
    queues: org.objectNames('queue').map(named),
    credentials,
    integrations: org.integrations.map(({ id, name, state, credential }) => ({
      id,
      type: 'custom-rest-actions',
      state,
      version: 2,
      config: {
        name,
        notes: '',
        properties: {},
        advanced: {},
        credentials: credential === undefined ? {} : { basicAuth: `credential of ${id}` },
      },
    })),
    actions: org.dataActions.map((action) => ({ ...action, version: 1 })),
    customAuthActions: org.integrations.flatMap(({ id }) => {
      const auth = org.customAuthAction(id);
      return auth === undefined ? [] : [{ ...auth, id: `customAuth_-_${id}`, name: 'Auth', version: 2 }];
    }),
    flows: texts.map(({ file, ...flow }) => {
      const published = rules.flow(flow.text, file, content, texts);
      return { ...flow, version: 1, actions: 'type' in published ? published.actions : [] };
    }),
    callRoutes: [],
    dataTables: objects.dataTables ?? {},
    objects: objects.objects ?? {},
  };
}
