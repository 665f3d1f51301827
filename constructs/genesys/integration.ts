import { integration } from '@cdktf/provider-genesyscloud';
import { Construct } from 'constructs';
import { type Mistake, within } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import type { Inputs, Outputs } from '../architect';
import type { Credential } from './credential';
import { CustomAuthAction, type CustomAuthActionOptions } from './custom-auth-action';
import { DataAction, type DataActionOptions } from './data-action';
import { nameMistakes } from './definition-mistakes';
import type { DataActionDefinition } from './definitions';
import { customAuthCredential, duplicateAction, functionCategory, secondCustomAuth } from './errors';
import type { IntegrationRef } from './integration-ref';
import { terraformText } from './terraform-text';

export interface IntegrationProps {
  /** Also the category of the actions, by which flows find them. */
  readonly name: string;
  /**
   * The credential that templates of the actions may read, or sign in with. @default - none: no action can name a
   * secret
   */
  readonly credential?: Credential;
  /** Shown in the org's list of integrations. @default - none */
  readonly notes?: string;
}

/**
 * A Web Services Data Actions integration, enabled, with its actions. Terraform refuses a plan that would replace or
 * destroy it while it is declared, since its actions would go with it.
 *
 * @example
 * const integration = new Integration(this, 'Integration', { name: 'On-call', credential });
 */
export class Integration extends Construct implements IntegrationRef {
  readonly name: string;
  readonly credential: Credential | undefined;
  readonly integrationId: string;
  private readonly actions = new Map<string, DataAction>();
  private customAuth: CustomAuthAction | undefined;

  /** @throws UserError when the platform or the provider cannot take the name */
  constructor(scope: Construct, id: string, props: IntegrationProps) {
    super(scope, id);
    const mistakes = [
      ...nameMistakes(props.name),
      ...(isFunctionCategory(props.name) ? [functionCategory(props.name)] : []),
    ];
    if (mistakes.length > 0) throw this.wrong(props.name, mistakes);

    this.name = props.name;
    this.credential = props.credential;
    this.integrationId = new integration.Integration(this, 'Default', {
      integrationType: 'custom-rest-actions',
      intendedState: 'ENABLED',
      config: {
        name: terraformText(props.name),
        ...(props.notes === undefined ? {} : { notes: terraformText(props.notes) }),
        // The key is `basicAuth` for this type of integration, whichever type the credential has.
        ...(props.credential === undefined ? {} : { credentials: { basicAuth: props.credential.credentialId } }),
      },
      lifecycle: { createBeforeDestroy: true, preventDestroy: true },
    }).id;
  }

  /**
   * Adds a data action.
   *
   * @throws UserError when the integration has an action of that name, or when the definition has mistakes
   */
  addDataAction<const I extends Inputs, const O extends Outputs>(
    id: string,
    definition: DataActionDefinition<I, O>,
    options: DataActionOptions = {},
  ): DataAction<I, O> {
    if (this.actions.has(definition.name)) throw this.wrong(this.name, [duplicateAction(definition.name)]);
    const action = new DataAction(this, id, { ...options, integration: this, definition });
    this.actions.set(definition.name, action);
    if (this.customAuth) action.dependOn(this.customAuth);
    return action;
  }

  /**
   * Declares how the platform signs in for the actions of this integration. Terraform edits the sign-in before it makes
   * the actions, so that the actions of a published flow can always sign in.
   *
   * @throws UserError when the credential is not a `userDefinedOAuth` one, when the integration has a custom auth action
   *   already, or when `options` have mistakes
   */
  addCustomAuthAction(id: string, options: CustomAuthActionOptions): CustomAuthAction {
    if (this.credential === undefined) throw this.wrong(this.name, [customAuthCredential('no credential')]);
    const { type } = this.credential;
    if (type !== undefined && type !== 'userDefinedOAuth') {
      throw this.wrong(this.name, [customAuthCredential(`a ${type} credential`)]);
    }
    if (this.customAuth) throw this.wrong(this.name, [secondCustomAuth()]);
    const action = new CustomAuthAction(this, id, { ...options, integration: this });
    this.customAuth = action;
    for (const dataAction of this.actions.values()) dataAction.dependOn(action);
    return action;
  }

  private wrong(name: string, mistakes: readonly Mistake[]): UserError {
    return new UserError(mistakes.map((mistake) => within(`integration "${name}"`, mistake)));
  }
}

/** Whether the provider takes a category for one of function data actions, which it makes in another way. */
export function isFunctionCategory(name: string): boolean {
  return /function[ _-]data[ _-]action/i.test(name);
}
