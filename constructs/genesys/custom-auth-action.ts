import { integrationCustomAuthAction } from '@cdktf/provider-genesyscloud';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { within } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import { nameMistakes, requestMistakes, responseMistakes } from './definition-mistakes';
import type { RequestDefinition, ResponseDefinition } from './definitions';
import type { IntegrationRef } from './integration-ref';
import { requestBlock, responseBlock } from './template-blocks';
import { terraformText } from './terraform-text';

export interface CustomAuthActionOptions {
  /** 1 to 256 characters. */
  readonly name: string;
  /** The sign-in request. It reads the fields of the credential as `${credentials.<field>}` and has no inputs. */
  readonly request: RequestDefinition;
  /** The fields that later actions read as `${authResponse.<field>}`. @default - the answer as it came */
  readonly response?: ResponseDefinition;
}

export interface CustomAuthActionProps extends CustomAuthActionOptions {
  /** The integration whose actions sign in. */
  readonly integration: IntegrationRef;
}

const answerAsItCame: ResponseDefinition = { values: {}, defaults: {}, template: '${rawResult}' };

/**
 * How the platform signs in for the actions of an integration; made by `Integration.addCustomAuthAction`.
 *
 * The platform creates and deletes the action together with the integration. Terraform only edits it, and leaves it
 * behind on destroy.
 *
 * @example
 * integration.addCustomAuthAction('SignIn', {
 *   name: 'Sign in',
 *   request: {
 *     method: 'POST',
 *     url: '${credentials.loginUrl}',
 *     headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
 *     body:
 *       'grant_type=client_credentials&client_id=$esc.uriEncode("${credentials.clientId}")' +
 *       '&client_secret=$esc.uriEncode("${credentials.clientSecret}")',
 *   },
 * });
 */
export class CustomAuthAction extends Construct implements ITerraformDependable {
  readonly fqn: string;

  /** @throws UserError that lists every mistake in name, request and response */
  constructor(scope: Construct, id: string, props: CustomAuthActionProps) {
    super(scope, id);
    const { integration, name, request, response = answerAsItCame } = props;
    const mistakes = [...nameMistakes(name), ...requestMistakes(request, {}, true), ...responseMistakes(response)];
    if (mistakes.length > 0) {
      throw new UserError(mistakes.map((mistake) => within(`custom auth action "${name}"`, mistake)));
    }

    this.fqn = new integrationCustomAuthAction.IntegrationCustomAuthAction(this, 'Default', {
      integrationId: integration.integrationId,
      name: terraformText(name),
      configRequest: requestBlock(request),
      configResponse: responseBlock(response),
    }).fqn;
  }
}
