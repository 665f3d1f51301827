import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ActionInput } from '../../../../sandbox/genesys/org/written/actions';
import { WrittenOrg } from '../../../../sandbox/genesys/org/written-org';
import { writeRules } from '../../../../sandbox/write-rules';
import { emptyRecord } from '../../../support/empty-record';
import { workflowText } from '../../../support/workflow-text';

let org: WrittenOrg;
let integration: string;
beforeEach(() => {
  org = new WrittenOrg(emptyRecord, writeRules());
  integration = org.integrations.add('custom-rest-actions');
  configure({});
});

function configure(credentials: Readonly<Record<string, string>>): void {
  org.integrations.configure(integration, { name: 'ServiceNow', notes: '', properties: {}, advanced: {}, credentials });
}

function credential(type: string, fields: Readonly<Record<string, string>> = { clientId: 'x' }): string {
  return org.credentials.add({ name: 'OAuth', type, fields });
}

function action(changes: Partial<ActionInput> = {}): ActionInput {
  return {
    name: 'Find',
    category: 'ServiceNow',
    integrationId: integration,
    secure: false,
    inputSchema: { type: 'object', properties: {} },
    successSchema: { type: 'object', properties: {} },
    request: { type: 'GET', urlTemplate: 'https://x.example/y', headers: {}, template: '' },
    response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}' },
    ...changes,
  };
}

const flow = (name = 'Own') =>
  workflowText(
    name,
    `          - callData:
              name: Call
              timeout: { lit: { seconds: 5 } }
              category: { ServiceNow: { dataAction: { Find: {} } } }
`,
  );

describe('a written org', () => {
  it('makes the sign-in of an integration with the type of its credential, and removes it with it', () => {
    expect(() => org.signIns.of(integration)).toThrow(/needs a credential of the type userDefinedOAuth/);
    configure({ basicAuth: credential('userDefinedOAuth') });
    expect(org.signIns.of(integration)).toMatchObject({ id: `customAuth_-_${integration}`, version: 1 });
    configure({ basicAuth: credential('userDefined') });
    expect(() => org.signIns.of(integration)).toThrow();
  });

  it('refuses a credential key that the integration type does not read, a credential that is not there, and to delete one in use', () => {
    const id = credential('userDefined');
    expect(() => configure({ oauth: id })).toThrow('the credential key "oauth" is not basicAuth');
    expect(() => configure({ basicAuth: 'unknown' })).toThrow('the credential with the id "unknown" is not there');
    configure({ basicAuth: id });
    expect(() => org.credentials.remove(id)).toThrow('the credential "OAuth" is used by the integration "ServiceNow"');
  });

  it('checks data actions when they are written, with the credential of their integration', () => {
    const headers = { Authorization: '${credentials.clientId}' };
    const request = { ...action().request, headers };
    expect(() => org.actions.add(action({ request }))).toThrow(/the integration "ServiceNow" has no credential/);
    expect(() => org.actions.add(action({ inputSchema: { type: 'string' } }))).toThrow(
      /got "string"; expected "object"/,
    );
    configure({ basicAuth: credential('userDefined') });
    org.actions.add(action({ request }));
    expect(org.record.actions).toHaveLength(1);
  });

  it('deletes the data actions of an integration with it', () => {
    org.actions.add(action());
    org.integrations.remove(integration);
    expect([org.record.actions, org.record.integrations]).toEqual([[], []]);
  });

  it('lets a call route have a number that no other has, and keeps the flow that it names', () => {
    const number = '+12025550143';
    const route = { name: 'Desk', divisionId: 'division-id', numbers: [number] };
    org.callRoutes.add(route);
    expect(() => org.callRoutes.add({ ...route, name: 'Other' })).toThrow(
      `${number} is in the call route "Desk" already`,
    );
    expect(() => org.callRoutes.add({ ...route, numbers: ['555'] })).toThrow('the number "555" is not in E.164');
    expect(() => org.callRoutes.add({ ...route, numbers: [], openHoursFlow: 'x' })).toThrow('the flow with the id "x"');
    expect(() => org.callRoutes.add({ ...route, numbers: [], divisionId: 'x' })).toThrow(
      'the division with the id "x"',
    );
  });
});

describe('flows of a written org', () => {
  const text = flow();

  it('are bound to the ids of data actions until they are published again', () => {
    const first = org.actions.add(action());
    const id = org.flows.publish(text, 'own.yaml');
    expect(org.lookUp('flows', id)).toMatchObject({
      type: 'workflow',
      name: 'Own',
      version: 1,
      actions: [{ id: first }],
    });
    org.actions.remove(first);
    const second = org.actions.add(action());
    expect(org.flows.stale.map(({ name }) => name)).toEqual(['Own']);
    expect(org.flows.publish(text, 'own.yaml')).toBe(id);
    expect(org.lookUp('flows', id)).toMatchObject({ version: 2, actions: [{ id: second }] });
    expect(org.flows.stale).toEqual([]);
  });

  it('cannot be published while two data actions have the name that they call, or none', () => {
    expect(() => org.flows.publish(text, 'own.yaml')).toThrow(/own.yaml:\d+:\d+: .*expected one that the org has/);
    org.actions.add(action());
    org.actions.add(action());
    expect(() => org.flows.publish(text, 'own.yaml')).toThrow('two data actions are called "ServiceNow / Find"');
    expect(org.record.flows).toEqual([]);
  });

  it('become others under another name, and the one before is left behind', () => {
    org.actions.add(action());
    org.flows.publish(text, 'own.yaml');
    org.flows.publish(flow('Renamed'), 'own.yaml');
    expect(org.record.flows.map(({ name }) => name)).toEqual(['Own', 'Renamed']);
  });
});
