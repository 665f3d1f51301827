import type { Credential, CustomAuthAction, DataAction, Integration, OrgContent } from './entities';
import type { ActionRecord, CredentialRecord, CustomAuthRecord, IntegrationRecord } from './org-record';
import type { RecordStore } from './record-store';

/** The key under which this integration type reads its credential, whatever the type of the credential is. */
export const credentialKey = 'basicAuth';

/** What an org that can be written holds, for `Org`. The address of a flow is its id. */
export function contentOf(store: RecordStore): OrgContent {
  const { integrations, actions, customAuthActions, queues, flows, callRoutes, dataTables, objects } = store.record;
  return {
    integrations: integrations.map((integration) => integrationOf(store, integration)),
    dataActions: actions.map(dataActionOf),
    // The configuration of a sign-in before its first write is not documented.
    customAuthActions: customAuthActions.filter(({ version }) => version > 1).map(customAuthOf),
    queues: queues.map(({ name }) => name),
    flows: flows.map(({ id, type, name, text }) => ({ address: id, file: `${type} flow ${name}`, text })),
    callRoutes: callRoutes.flatMap(({ numbers, openHoursFlow }) =>
      openHoursFlow === undefined ? [] : numbers.map((number) => ({ number, flow: openHoursFlow })),
    ),
    dataTables,
    objects,
  };
}

export function integrationOf(store: RecordStore, { id, config, state }: IntegrationRecord): Integration {
  const used = config.credentials[credentialKey];
  const { name, type, fields } =
    used === undefined ? ({} as Partial<CredentialRecord>) : store.find('credentials', used);
  const credential = name === undefined ? {} : { credential: { name, type, fields } as Credential };
  return { id, name: config.name, state: state === 'ENABLED' ? 'ENABLED' : 'DISABLED', ...credential };
}

export function dataActionOf({ version: _, timeoutSeconds = 60, ...action }: ActionRecord): DataAction {
  return { ...action, timeoutSeconds };
}

function customAuthOf({ integrationId, request, response }: CustomAuthRecord): CustomAuthAction {
  return { integrationId, request, response };
}
