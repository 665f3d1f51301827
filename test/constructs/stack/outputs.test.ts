import { describe, expect, it } from '@jest/globals';
import { App } from 'cdktf';
import { OrgStack } from '../../../constructs/stack/org-stack';
import { exampleOrg } from '../../support/example-org';
import { Template } from '../../support/template';
import { hasTerraform, terraformPlan } from '../../support/terraform-plan';

const dev = exampleOrg('dev');
const templateOf = (org: typeof dev) => Template.of(new OrgStack(new App(), org));
const reference = /^\$\{(genesyscloud_\w+\.[\w-]+)\.id\}$/;

if (!hasTerraform) console.log('skipped: terraform is not on the path');

describe('the outputs of an org', () => {
  const template = templateOf(dev);
  const { flows, actions } = template.outputs;

  it('are the id of every flow by its type and name', () => {
    const ids = flows?.['value'] as Readonly<Record<string, string>>;
    expect(Object.keys(ids).sort()).toEqual(dev.release.flows.map(({ type, name }) => `${type} / ${name}`).sort());
    const addresses = Object.values(ids).map((id) => reference.exec(id)?.[1]);
    expect(addresses.sort()).toEqual(Object.keys(template.resources('genesyscloud_flow')).sort());
  });

  it('are the id of every data action by its category and name', () => {
    const ids = actions?.['value'] as Readonly<Record<string, string>>;
    const declared = Object.entries(template.resources('genesyscloud_integration_action'));
    expect(ids).toEqual(
      Object.fromEntries(
        declared.map(([address, { category, name }]) => [`${category} / ${name}`, `\${${address}.id}`]),
      ),
    );
  });

  it('are these two under stable names, and hold no secret', () => {
    expect(Object.keys(template.outputs).sort()).toEqual(['actions', 'flows']);
    expect(JSON.stringify(template.outputs)).not.toMatch(/var\.|credential/);
  });

  (hasTerraform ? it : it.skip)('are read by Terraform, whatever a flow is called', () => {
    const hostile = exampleOrg('dev', {}, (flow) => ({ ...flow, name: `${flow.name} $$ %% "x" \\` }));
    const declared = templateOf(hostile);
    const types = ['genesyscloud_flow', 'genesyscloud_integration_action'];
    const names = types.flatMap((type) => Object.keys(declared.resources(type)).map((name) => name.split('.')[1]));
    const output = JSON.parse(JSON.stringify(declared.outputs).replaceAll(/genesyscloud_\w+\./g, 'terraform_data.'));
    const planned = terraformPlan({
      resource: { terraform_data: Object.fromEntries(names.map((name) => [name, {}])) },
      output,
    });
    expect(planned).toContain(`Plan: ${names.length} to add`);
    expect(planned).toContain('Changes to Outputs');
    expect(planned).toContain('"inboundCall / IT Service Desk $$ %% \\"x\\" \\\\" = (known after apply)');
  });
});
