import { randomUUID } from 'node:crypto';
import type { CallRouteRecord, CredentialRecord, FlowRecord, OrgRecord } from './genesys/org/org-record';
import type { OtherFlow } from './genesys/org/write-rules';
import type { NewOrgOptions } from './new-org';
import type { PublishedOrg } from './published-org';
import { writeRules } from './write-rules';

export interface DeclaredRecordOptions extends NewOrgOptions {
  /** Names of divisions that the stack looks up. @default - none but Home */
  readonly divisions?: readonly string[];
}

/** A record of what a stack declares, as if it had been applied. Ids are the addresses of the resources. */
export function declaredRecord(
  { org, flows, numbers }: PublishedOrg,
  { organization, objects = {}, divisions = [] }: DeclaredRecordOptions,
): OrgRecord {
  const rules = writeRules();
  const named = (name: string) => ({ id: randomUUID(), name });
  const home = named('Home');
  const texts = org.flows.map(({ address: id, text, file }, index) => {
    const { type, name } = flows[index] as PublishedOrg['flows'][number];
    return { id, type, name, text, file, version: 1, actions: [], modules: [] };
  });
  const { integrations, dataActions } = org;
  const content = { integrations, dataActions, ...objects, queues: org.objectNames('queue') };
  const bound = (flow: (typeof texts)[number], others: readonly OtherFlow[]): FlowRecord => {
    const { file, ...record } = flow;
    const published = rules.flow(record.text, file, content, others);
    return 'type' in published ? { ...record, ...published } : record;
  };
  const isModule = ({ type }: OtherFlow) => type === 'commonModule';
  const modules = texts.filter(isModule).map((flow) => bound(flow, texts));
  const others = [...modules, ...texts.filter((flow) => !isModule(flow))];
  const credentials = org.integrations.flatMap(({ id, credential }): readonly CredentialRecord[] =>
    credential === undefined ? [] : [{ id: `credential of ${id}`, ...credential }],
  );
  return {
    organization: named(organization),
    divisions: [home, ...divisions.filter((name) => name !== home.name).map(named)],
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
    flows: texts.map((flow) => modules.find(({ id }) => id === flow.id) ?? bound(flow, others)),
    callRoutes: [...numbers].flatMap(([number, flow]) => callRouteOf(number, flow, texts, home.id)),
    dataTables: objects.dataTables ?? {},
    objects: objects.objects ?? {},
  };
}

/** The call route of a number; the stack names it otherwise. */
function callRouteOf(
  number: string,
  flow: string,
  flows: readonly Pick<FlowRecord, 'id' | 'type' | 'name'>[],
  divisionId: string,
): readonly CallRouteRecord[] {
  const reached = flows.find(({ type, name }) => type === 'inboundCall' && name === flow);
  if (reached === undefined) return [];
  return [{ id: `call route of ${number}`, name: number, divisionId, numbers: [number], openHoursFlow: reached.id }];
}
