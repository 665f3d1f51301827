import { dataGenesyscloudIntegrationCredential, integrationCredential } from '@cdktf/provider-genesyscloud';
import { Construct } from 'constructs';
import { type Mistake, within } from '../../input/mistake';
import { UserError } from '../../input/user-error';
import { badName, missingField, noFields, secretInPlainText, twiceGiven } from './errors';
import type { SecretRef } from './secret-ref';
import { terraformText, terraformTexts } from './terraform-text';

/**
 * How the platform uses the fields: `basicAuth` sends them as a Basic header with every action, `userDefined` lets every
 * action read them, `userDefinedOAuth` lets only the custom auth action read them.
 */
export type CredentialType = 'basicAuth' | 'userDefined' | 'userDefinedOAuth';

export interface ManagedCredentialProps {
  /** 1 to 256 characters. */
  readonly name: string;
  /** Do not change the type once actions use the credential: the platform does not support that. */
  readonly type: CredentialType;
  /** Secret fields, by the names that templates use. `basicAuth` takes `userName` and `password`. */
  readonly fields: Readonly<Record<string, SecretRef>>;
  /** Fields that are not secret, such as `loginUrl`. @default - none */
  readonly plainFields?: Readonly<Record<string, string>>;
}

export interface ExistingCredentialProps {
  /** Exact name in the org. */
  readonly name: string;
}

const requiredFields: Readonly<Record<CredentialType, readonly string[]>> = {
  basicAuth: ['userName', 'password'],
  userDefined: [],
  userDefinedOAuth: [],
};

/**
 * A credential that integrations can use.
 *
 * @example
 * const credential = Credential.managed(this, 'Credential', {
 *   name: 'On-call service',
 *   type: 'basicAuth',
 *   fields: { password },
 *   plainFields: { userName: 'genesys' },
 * });
 */
export abstract class Credential extends Construct {
  /**
   * A credential that Terraform owns. Terraform keeps its fields in the state.
   *
   * @throws UserError that lists every mistake in name and fields
   */
  static managed(scope: Construct, id: string, props: ManagedCredentialProps): Credential {
    return new ManagedCredential(scope, id, props);
  }

  /** A credential made outside Terraform and looked up by name at plan: its secrets never enter the state. */
  static existing(scope: Construct, id: string, props: ExistingCredentialProps): Credential {
    return new ExistingCredential(scope, id, props);
  }

  abstract readonly credentialId: string;
  /** Undefined for an existing credential, whose type Terraform cannot read. */
  abstract readonly type: CredentialType | undefined;
}

class ManagedCredential extends Credential {
  readonly credentialId: string;
  readonly type: CredentialType;

  constructor(scope: Construct, id: string, props: ManagedCredentialProps) {
    super(scope, id);
    const mistakes = mistakesIn(props);
    if (mistakes.length > 0)
      throw new UserError(mistakes.map((mistake) => within(`credential "${props.name}"`, mistake)));

    const secrets = Object.entries(props.fields).map(([field, secret]) => [terraformText(field), secret.reference]);
    this.type = props.type;
    this.credentialId = new integrationCredential.IntegrationCredential(this, 'Default', {
      name: terraformText(props.name),
      credentialTypeName: props.type,
      fields: { ...terraformTexts(props.plainFields ?? {}), ...Object.fromEntries(secrets) },
      // Otherwise Terraform destroys it while an integration still uses it.
      lifecycle: { createBeforeDestroy: true },
    }).id;
  }
}

class ExistingCredential extends Credential {
  readonly credentialId: string;
  readonly type = undefined;

  constructor(scope: Construct, id: string, props: ExistingCredentialProps) {
    super(scope, id);
    this.credentialId = new dataGenesyscloudIntegrationCredential.DataGenesyscloudIntegrationCredential(
      this,
      'Default',
      { name: terraformText(props.name) },
    ).id;
  }
}

function mistakesIn({ name, type, fields, plainFields = {} }: ManagedCredentialProps): readonly Mistake[] {
  const given = [...Object.keys(fields), ...Object.keys(plainFields)];
  return [
    ...(name.trim() === '' || name.length > 256 ? [badName(name, 256)] : []),
    ...(given.length === 0 ? [noFields()] : []),
    ...Object.keys(plainFields).flatMap((field) => (field in fields ? [twiceGiven(field)] : [])),
    ...Object.keys(plainFields)
      .filter((field) => /(secret|password|passphrase|token|key)$/i.test(field))
      .map(secretInPlainText),
    ...requiredFields[type].filter((field) => !given.includes(field)).map((field) => missingField(type, field)),
  ];
}
