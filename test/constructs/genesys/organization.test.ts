import { describe, expect, it } from '@jest/globals';
import { Organization } from '../../../constructs/genesys';
import { Template } from '../../support/template';
import { hasTerraform, terraformPlan } from '../../support/terraform-plan';
import { emptyStack } from './stack';

const id = '0b5a6a9e-2f7d-4c1e-9a43-5d1f6c3e8b20';

function check(expected: string): unknown {
  const stack = emptyStack();
  new Organization(stack, 'Organization', { expected, declaredIn: 'orgs/prod.yaml' });
  return Template.of(stack).dataSource('genesyscloud_organizations_me')['lifecycle'];
}

/** The plan of Terraform itself for credentials of an org, read by the data source that is built into it. */
function planned(expected: string, org: { readonly name: string; readonly id: string }): string {
  const lifecycle = JSON.parse(JSON.stringify(check(expected)).replaceAll('self.', 'self.outputs.'));
  const organization = { backend: 'local', config: { path: 'known.tfstate' }, lifecycle };
  return terraformPlan(
    { data: { terraform_remote_state: { organization } }, resource: { terraform_data: { action: {} } } },
    org,
  );
}

if (!hasTerraform) console.log('skipped: terraform is not on the path');

describe('the organization of a stack', () => {
  it('is compared by name with that of the credentials', () => {
    expect(check('Acme')).toEqual({
      postcondition: [
        {
          condition: '${self.name == "Acme"}',
          error_message: 'these credentials belong to "${self.name}"; orgs/prod.yaml is for "Acme"',
        },
      ],
    });
  });

  it('is compared by id when a UUID names it', () => {
    expect(check(id.toUpperCase())).toEqual({
      postcondition: [
        {
          condition: `\${lower(self.id) == "${id}"}`,
          error_message: `these credentials belong to "\${self.name}" (id \${self.id}); orgs/prod.yaml is for "${id.toUpperCase()}"`,
        },
      ],
    });
  });

  (hasTerraform ? it : it.skip).each(['Acme', 'Acme "West" \\ ${me} %{x}', 'Ägäis'])(
    'lets Terraform plan for %s only',
    (name) => {
      expect(planned(name, { name, id })).toContain('Plan: 1 to add');
      const refused = planned(name, { name: 'Dev', id });
      expect(refused).toContain(`these credentials belong to "Dev"; orgs/prod.yaml is for "${name}"`);
      expect(refused).toMatch(/encountered an? (problem|error)/);
    },
  );

  (hasTerraform ? it : it.skip)('lets Terraform plan for one id only, in any case', () => {
    expect(planned(id.toUpperCase(), { name: 'Acme', id })).toContain('Plan: 1 to add');
    expect(planned(id, { name: 'Dev', id: id.replace('0', '1') })).toContain(
      `these credentials belong to "Dev" (id ${id.replace('0', '1')}); orgs/prod.yaml is for "${id}"`,
    );
  });
});
