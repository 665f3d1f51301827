import { describe, expect, it } from '@jest/globals';
import { App } from 'cdktf';
import { orgRules } from '../../../../constructs/project/rules/org-rules';
import { createCase, type Operation } from '../../../../constructs/servicenow';
import { OrgStack } from '../../../../constructs/stack/org-stack';
import { messageText } from '../../../../input/mistake';
import { exampleOrg } from '../../../support/example-org';
import { Template } from '../../../support/template';
import { withOperations } from '../../../support/with-operations';

const dev = exampleOrg('dev');

function messagesOf(org: typeof dev): readonly string[] {
  return orgRules(org.project)
    .check(org)
    .map(({ at, ...message }) => `${at.join('.')}: ${messageText(message)}`);
}

function staged(org: typeof dev, importSetTables: Readonly<Record<string, string>>): typeof dev {
  return { ...org, servicenow: { ...org.servicenow, importSetTables } };
}

describe('the rules of org files', () => {
  it('accept the examples', () => {
    for (const name of ['dev', 'emea', 'test', 'prod'] as const) expect(messagesOf(exampleOrg(name))).toEqual([]);
  });

  it.each(['ServiceNow OAuth (Terraform)', 'ServiceNow sign-in (Terraform)', 'HR OAuth (terraform)'])(
    'refuse the existing credential "%s": Terraform would find its own and delete it',
    (existing) => {
      expect(messagesOf({ ...dev, credential: { existing, grant: 'client_credentials' } })).toEqual([
        `credential.existing: got "${existing}"; Terraform gives such a name to its own credential, and deletes that one when ` +
          'another takes its place; expected the name of a credential that a person made; make one under another name, or set managed: true',
      ]);
    },
  );

  it('refuse every name that Terraform gives to a managed credential, with both strategies', () => {
    for (const auth of ['chained', 'platform'] as const) {
      const { servicenow } = dev;
      const org = { ...exampleOrg('dev', { auth }), servicenow: { ...servicenow, name: 'IT' } };
      const template = Template.of(new OrgStack(new App(), org));
      const name = String(template.resource('genesyscloud_integration_credential')['name']);
      expect(messagesOf({ ...org, credential: { existing: name, grant: 'client_credentials' } })).toHaveLength(1);
    }
  });

  it('refuse a name that the provider would take for one of function data actions', () => {
    expect(messagesOf({ ...dev, servicenow: { ...dev.servicenow, name: 'HR Function Data Actions' } })).toEqual([
      'servicenow.name: got "HR Function Data Actions"; the provider takes a category with "function data action" for one of ' +
        'function data actions; choose another name',
    ]);
  });

  it('accept fixed columns that the create takes and the flow does not fill, and name them otherwise', () => {
    const withColumns = (columns: Readonly<Record<string, string>>) =>
      messagesOf(exampleOrg('dev', {}, (flow) => (flow.type === 'workflow' ? { ...flow, columns } : flow)));
    const free = 'urgency, impact, category, assignment_group';
    expect(withColumns({ category: 'network', assignment_group: 'a'.repeat(32) })).toEqual([]);
    expect(withColumns({ categry: 'network', short_description: 'x', assignment_group: 'a'.repeat(33) })).toEqual([
      `release.flows.2.columns.categry: "create-incident" has no input for it; expected ${free}; did you mean "category"?`,
      `release.flows.2.columns.short_description: the flow fills it itself; expected ${free}`,
      'release.flows.2.columns.assignment_group: got 33 characters; expected at most 32',
    ]);
    expect(withColumns({ constructor: 'x', correlation_id: 'y' })).toHaveLength(2);
  });

  it('require the look-up of a create operation', () => {
    const operations = dev.release.operations.filter((name) => name !== 'find-incident-by-correlation-id');
    const [first, ...others] = messagesOf({ ...dev, release: { ...dev.release, operations } });
    expect(first).toBe(
      'release.flows.0.create: "create-incident" needs the operation "find-incident-by-correlation-id"; add it to operations of the release',
    );
    expect(others).toHaveLength(2);
  });

  it('require a create operation where a flow makes a record, and name those that fit', () => {
    const [first] = messagesOf(exampleOrg('dev', {}, (flow) => ({ ...flow, create: 'add-work-note' })));
    expect(first).toMatch(
      /^release\.flows\.0\.create: got "add-work-note"; expected an operation that creates a record with a number: create-incident, create-case/,
    );
  });

  it('require texts for the columns that a create cannot do without, and a create whose other inputs are texts', () => {
    const workflowOf = (inputs: Operation['inputs']) => {
      const org = exampleOrg('dev', {}, (flow) =>
        flow.type === 'workflow' ? { ...flow, create: 'create-case' } : flow,
      );
      return messagesOf(withOperations(org, [{ ...createCase, inputs: { ...createCase.inputs, ...inputs } }]));
    };
    expect(workflowOf({})).toEqual([]);
    expect(workflowOf({ assignmentGroup: { type: 'string', required: true } })).toEqual([
      'release.flows.2.columns: "create-case" needs a text for the column assignment_group; add assignment_group with the text of every record',
    ]);
    expect(workflowOf({ assignmentGroup: { type: 'boolean', required: true } })).toEqual([
      'release.flows.2.create: got "create-case"; expected an operation that creates a record with a number: create-incident',
    ]);
  });

  it('require an operation that takes a phone number for finding callers', () => {
    const [first] = messagesOf(exampleOrg('dev', {}, (flow) => ({ ...flow, findCaller: 'get-incident' })));
    expect(first).toMatch(
      /^release\.flows\.0\.findCaller: got "get-incident"; expected an operation that finds people by phone number: find-caller-by-phone/,
    );
  });

  it('show the sum, term by term, when a flow may take longer than its budget', () => {
    const org = exampleOrg('dev', {}, (flow) =>
      flow.type === 'inboundCall' ? { ...flow, retry: { budgetSeconds: 39 } } : flow,
    );
    expect(messagesOf(org)).toEqual([
      'release.flows.0.retry.budgetSeconds: "create-incident" may take 40 s in the worst case ' +
        '(3 x token 3 s + 3 x action 4 s + 4 x look-up 4 s + 1 x pause 1 s + 1 x pause 2 s); expected at most 39 s (budgetSeconds); ' +
        'raise retry.budgetSeconds for this flow or lower attempts, delays or timeouts',
    ]);
  });

  it('count one look-up and no wait for lost requests where ServiceNow coalesces', () => {
    const tight = (seconds: number) =>
      exampleOrg('dev', { create: 'importSet' }, (flow) =>
        flow.type === 'workflow' ? { ...flow, retry: { budgetSeconds: seconds } } : flow,
      );
    expect(messagesOf(staged(tight(28), { incident: 'u_genesys_incident' }))).toEqual([]);
    expect(messagesOf(staged(tight(27), { incident: 'u_genesys_incident' }))).toEqual([
      'release.flows.2.retry.budgetSeconds: "create-incident" may take 28 s in the worst case ' +
        '(3 x token 3 s + 3 x action 4 s + 1 x look-up 4 s + 1 x pause 1 s + 1 x pause 2 s); expected at most 27 s (budgetSeconds); ' +
        'raise retry.budgetSeconds for this flow or lower attempts, delays or timeouts',
    ]);
  });

  it('require an import set table for each table that flows create records in, with create importSet only', () => {
    const importing = exampleOrg('emea');
    expect(messagesOf(staged(importing, { incident: 'u_genesys_incident' }))).toEqual([
      'servicenow.importSetTables.sn_customerservice_case: missing although the release has create: importSet and "create-case" creates ' +
        'records of sn_customerservice_case; expected its import set table, such as u_genesys_sn_customerservice_case; ' +
        'name it, or run a release with create: table',
    ]);
    expect(messagesOf(staged(importing, { incident: 'u_a', sn_customerservice_case: 'u_b' }))).toEqual([]);
    expect(messagesOf(staged(importing, {}))).toHaveLength(2);
    expect(messagesOf(staged(exampleOrg('emea', { create: 'table' }), {}))).toEqual([]);
  });

  it('refuse a table that import sets cannot create records in', () => {
    expect(messagesOf(staged(dev, { incidents: 'u_genesys_incident' }))).toEqual([
      expect.stringMatching(
        /^servicenow\.importSetTables\.incidents: no operation creates records of this table through an import set; expected incident, sn_customerservice_case.*; did you mean "incident"\?$/,
      ),
    ]);
  });

  it('require a different import set table for each table: its rows would become records of both', () => {
    expect(messagesOf(staged(dev, { incident: 'u_genesys', sn_customerservice_case: 'u_genesys' }))).toEqual([
      'servicenow.importSetTables.sn_customerservice_case: got "u_genesys"; its rows become records of incident; ' +
        'expected an import set table of its own',
    ]);
  });

  it('point at the budget of all flows where a flow has none of its own', () => {
    const retry = { ...dev.release.retry, budgetSeconds: 39 };
    const paths = orgRules(dev.project)
      .check({ ...dev, release: { ...dev.release, retry } })
      .map(({ at }) => at.join('.'));
    expect(paths).toEqual(['release.retry.budgetSeconds', 'release.retry.budgetSeconds']);
  });

  it('point at the flow when the budget is the default of its type', () => {
    const timeouts = { ...dev.release.timeouts, actionSeconds: 30 };
    const paths = orgRules(dev.project)
      .check({ ...dev, release: { ...dev.release, timeouts } })
      .map(({ at }) => at.join('.'));
    expect(paths).toEqual(['release.flows.0.retry.budgetSeconds', 'release.flows.1', 'release.flows.2']);
  });
});
