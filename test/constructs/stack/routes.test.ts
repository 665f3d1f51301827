import { describe, expect, it } from '@jest/globals';
import { App } from 'cdktf';
import type { OrgConfig } from '../../../constructs/org';
import type { Org } from '../../../constructs/project/project';
import { orgRules } from '../../../constructs/project/rules/org-rules';
import { OrgStack } from '../../../constructs/stack/org-stack';
import { messageText } from '../../../input/mistake';
import { exampleOrg } from '../../support/example-org';
import { Template } from '../../support/template';

const [one, two] = ['+12025550143', '+12025550199'] as const;

function routed(routes: OrgConfig['routes'], name = 'IT Service Desk'): Org {
  const dev = exampleOrg('dev', {}, (flow) => (flow.type === 'inboundCall' ? { ...flow, name } : flow));
  return { ...dev, routes };
}

/** The resources of the routes by their addresses. */
function routesOf(org: Org) {
  const template = Template.of(new OrgStack(new App(), org));
  const [division] = Object.keys(template.dataSources('genesyscloud_auth_division'));
  return { division, template, routes: template.resources('genesyscloud_architect_ivr') };
}

function mistakesOf(org: Org): readonly string[] {
  return orgRules(org.project)
    .check(org)
    .map(({ at, ...message }) => `${at.join(' > ')}: ${messageText(message)}`);
}

describe('the routes of an org', () => {
  it('lead each number to its flow, in the division of the flows', () => {
    const { division, template, routes } = routesOf(routed({ 'IT Service Desk': [one, two] }));
    const flows = template.outputs['flows']?.['value'] as Readonly<Record<string, string>>;
    expect(Object.values(routes)).toEqual(
      [one, two].map((number) =>
        expect.objectContaining({
          name: `${number} (Terraform)`,
          dnis: [number],
          open_hours_flow_id: flows['inboundCall / IT Service Desk'],
          division_id: `\${data.${division?.replace(/^data\./, '')}.id}`,
        }),
      ),
    );
  });

  it('keep their addresses and names when the flow is renamed', () => {
    const namesByAddress = (org: Org) =>
      Object.entries(routesOf(org).routes).map(([address, { name }]) => [address, name]);
    expect(namesByAddress(routed({ 'Service Desk': [two, one] }, 'Service Desk')).sort()).toEqual(
      namesByAddress(routed({ 'IT Service Desk': [one, two] })).sort(),
    );
  });

  it('are left to others where the file names none', () => {
    expect(routesOf(routed({})).routes).toEqual({});
  });

  it('may not name a flow that the release does not have, or one that takes no calls', () => {
    const expected = 'the name of a call flow of the release: "IT Service Desk"';
    expect(
      mistakesOf(
        routed({ 'IT Servce Desk': [one], 'IT Service Desk Messages': [two], 'ServiceNow Incident': ['+12025550100'] }),
      ),
    ).toEqual([
      `routes > IT Servce Desk: got "IT Servce Desk"; expected ${expected}; did you mean "IT Service Desk"?`,
      'routes > IT Service Desk Messages: got "IT Service Desk Messages"; no number reaches a flow of type ' +
        'inboundShortMessage; choose the flow under Message Routing in Genesys Cloud',
      'routes > ServiceNow Incident: got "ServiceNow Incident"; no number reaches a flow of type workflow; ' +
        'name the id of the flow in a trigger',
    ]);
  });

  it('may name a flow that a stack of one’s own adds', () => {
    const org = routed({ 'Night Desk': [one], 'ServiceNow Incident': [two] });
    expect(
      orgRules(org.project, true)
        .check(org)
        .map(({ at }) => at),
    ).toEqual([['routes', 'ServiceNow Incident']]);
  });

  it('cannot exist without a call flow', () => {
    const org = routed({ constructor: [one] });
    const flows = org.release.flows.filter(({ type }) => type !== 'inboundCall');
    expect(mistakesOf({ ...org, release: { ...org.release, flows } })).toEqual([
      'routes > constructor: got "constructor"; expected the name of a call flow of the release: it has none',
    ]);
  });
});
