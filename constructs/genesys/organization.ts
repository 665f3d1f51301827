import { dataGenesyscloudOrganizationsMe } from '@cdktf/provider-genesyscloud';
import { Construct } from 'constructs';
import { terraformText } from './terraform-text';

export interface OrganizationProps {
  /** Name of the Genesys Cloud org, or its id (a UUID). */
  readonly expected: string;
  /** What names the org, for the message: the path of a file. */
  readonly declaredIn: string;
}

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The Genesys Cloud org that a stack is for. The credentials of the environment decide which org Terraform talks to, so
 * the plan fails, before anything changes, when they belong to another one.
 *
 * @example
 * new Organization(this, 'Organization', { expected: 'Acme Prod', declaredIn: 'orgs/prod.yaml' });
 */
export class Organization extends Construct {
  constructor(scope: Construct, constructId: string, { expected, declaredIn }: OrganizationProps) {
    super(scope, constructId);
    const isId = id.test(expected);
    const given = isId ? '"${self.name}" (id ${self.id})' : '"${self.name}"';
    new dataGenesyscloudOrganizationsMe.DataGenesyscloudOrganizationsMe(this, 'Default', {
      lifecycle: {
        postcondition: [
          {
            condition: `\${${isId ? 'lower(self.id)' : 'self.name'} == ${terraformString(isId ? expected.toLowerCase() : expected)}}`,
            errorMessage: `these credentials belong to ${given}; ${terraformText(declaredIn)} is for "${terraformText(expected)}"`,
          },
        ],
      },
    });
  }
}

/** A text as a literal of Terraform's expressions. */
function terraformString(text: string): string {
  return JSON.stringify(terraformText(text));
}
