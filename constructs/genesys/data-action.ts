import { integrationAction } from '@cdktf/provider-genesyscloud';
import { dependable, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { within } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import type { DataActionRef, Inputs, Outputs } from '../architect';
import { inputContract, outputContract } from './contract';
import { definitionMistakes } from './definition-mistakes';
import type { DataActionDefinition } from './definitions';
import type { IntegrationRef } from './integration-ref';
import { requestBlock, responseBlock } from './template-blocks';
import { terraformText } from './terraform-text';

export interface DataActionOptions {
  /** Marks the action as fit for sensitive data; Call Data cannot call such an action. @default false */
  readonly secure?: boolean;
}

export interface DataActionProps<I extends Inputs, O extends Outputs> extends DataActionOptions {
  /** Its name is the category of the action. */
  readonly integration: IntegrationRef;
  /** Its contract, its request and the reading of its answer. */
  readonly definition: DataActionDefinition<I, O>;
}

/**
 * A Web Services data action; made by `Integration.addDataAction`.
 *
 * A change of the contract, of `secure` or of the integration would replace it, so Terraform refuses such a plan: flows in
 * use would call an action that is gone, or two actions of one name would make it ambiguous. Give the changed action a new
 * name and a new id instead. Terraform then makes it before it destroys the old one, and publishes flows in between.
 *
 * @example
 * const findEngineer = integration.addDataAction('FindEngineer', {
 *   name: 'Find engineer',
 *   inputs: { team: { type: 'string', required: true } },
 *   outputs: { name: { type: 'string' } },
 *   request: {
 *     method: 'GET',
 *     url: 'https://on-call.example.com/teams/$esc.uriEncode("$!{input.team}")',
 *     headers: { Accept: 'application/json' },
 *   },
 *   response: { values: { name: '$.engineer.name' }, defaults: {}, template: '{"name": ${name}}' },
 *   timeoutSeconds: 5,
 * });
 */
export class DataAction<I extends Inputs = Inputs, O extends Outputs = Outputs>
  extends Construct
  implements ITerraformDependable
{
  /** How flows name the action. */
  readonly ref: DataActionRef<I, O>;
  private readonly resource: integrationAction.IntegrationAction;

  /** @throws UserError that lists every mistake in the definition */
  constructor(scope: Construct, id: string, props: DataActionProps<I, O>) {
    super(scope, id);
    const { integration, definition, secure = false } = props;
    const mistakes = definitionMistakes(definition, integration.credential !== undefined);
    if (mistakes.length > 0) {
      throw new UserError(mistakes.map((mistake) => within(`data action "${definition.name}"`, mistake)));
    }

    const { name, inputs, outputs, request, response, timeoutSeconds } = definition;
    this.ref = Object.freeze({ category: integration.name, name, secure, inputs, outputs });
    this.resource = new integrationAction.IntegrationAction(this, 'Default', {
      integrationId: integration.integrationId,
      category: terraformText(integration.name),
      name: terraformText(name),
      secure,
      configTimeoutSeconds: timeoutSeconds,
      contractInput: terraformText(inputContract(inputs)),
      contractOutput: terraformText(outputContract(outputs)),
      configRequest: requestBlock(request),
      configResponse: responseBlock(response),
      lifecycle: { createBeforeDestroy: true, preventDestroy: true },
    });
  }

  /** Type and name of the resource in the stack. */
  get address(): string {
    return `${this.resource.terraformResourceType}.${this.resource.friendlyUniqueId}`;
  }

  get actionId(): string {
    return this.resource.id;
  }

  get fqn(): string {
    return this.resource.fqn;
  }

  /** Lets Terraform make `other` first. */
  dependOn(other: ITerraformDependable): void {
    this.resource.dependsOn = [...(this.resource.dependsOn ?? []), dependable(other)];
  }
}
