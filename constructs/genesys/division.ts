import { dataGenesyscloudAuthDivision } from '@cdktf/provider-genesyscloud';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { terraformText } from './terraform-text';

export interface DivisionProps {
  /** Exact name in the org, such as `Home`. */
  readonly name: string;
}

/**
 * A division made outside this project and looked up by name: when it is missing, the plan fails instead of the
 * publishing of a flow.
 *
 * @example
 * new Division(this, 'Division', { name: 'Service Desk' });
 */
export class Division extends Construct implements ITerraformDependable {
  readonly name: string;
  /** Id in the org, as a Terraform expression. */
  readonly divisionId: string;
  readonly fqn: string;

  constructor(scope: Construct, id: string, { name }: DivisionProps) {
    super(scope, id);
    this.name = name;
    const division = new dataGenesyscloudAuthDivision.DataGenesyscloudAuthDivision(this, 'Default', {
      name: terraformText(name),
    });
    this.divisionId = division.id;
    this.fqn = division.fqn;
  }
}
