import { UserError } from '../../input/user-error';
import { noBrowser } from './errors';
import { secretInForm } from './velocity';

/** OAuth grants that an org may name. */
export type Grant = FlowGrant | 'authorization_code';

/** OAuth grants that work without a browser. Token requests use one of these. */
export type FlowGrant = 'client_credentials' | 'refresh_token' | 'password';

export interface GrantChoice {
  /** The grant that token requests use. */
  readonly grant: Grant;
  /** Whether the credential holds a refresh token that a person got in a browser. @default - it does not */
  readonly refreshToken?: true;
}

/** A secret field of the credential. */
export interface SecretField {
  /** Name in templates: `${credentials.<name>}`. */
  readonly name: string;
  /** Terraform variable that holds the value: set `TF_VAR_<variable>`. */
  readonly variable: string;
  /** Shown by Terraform when the value is missing. */
  readonly description: string;
}

interface FormField {
  /** Parameter of the token request. */
  readonly parameter: string;
  readonly secret: SecretField;
}

const client: readonly FormField[] = [
  {
    parameter: 'client_id',
    secret: {
      name: 'clientId',
      variable: 'servicenow_client_id',
      description: 'Client id of the OAuth record in ServiceNow',
    },
  },
  {
    parameter: 'client_secret',
    secret: {
      name: 'clientSecret',
      variable: 'servicenow_client_secret',
      description: 'Client secret of the OAuth record in ServiceNow',
    },
  },
];

/** Parameters of the token request by grant. */
const forms: Readonly<Record<FlowGrant, readonly FormField[]>> = {
  client_credentials: client,
  refresh_token: [
    ...client,
    {
      parameter: 'refresh_token',
      secret: {
        name: 'refreshToken',
        variable: 'servicenow_refresh_token',
        description: 'Refresh token that a person got from ServiceNow by signing in',
      },
    },
  ],
  password: [
    ...client,
    {
      parameter: 'username',
      secret: {
        name: 'username',
        variable: 'servicenow_username',
        description: 'User name of the integration user in ServiceNow',
      },
    },
    {
      parameter: 'password',
      secret: {
        name: 'password',
        variable: 'servicenow_password',
        description: 'Password of the integration user in ServiceNow',
      },
    },
  ],
};

/**
 * The grant of token requests. A person exchanges an authorization code once, in a browser; after that, token requests
 * use its refresh token.
 *
 * @throws UserError for `authorization_code` without a refresh token
 */
export function flowGrant({ grant, refreshToken }: GrantChoice): FlowGrant {
  if (grant !== 'authorization_code') return grant;
  if (!refreshToken) throw new UserError([noBrowser()]);
  return 'refresh_token';
}

/** The secret fields that the credential must hold. */
export function grantFields(grant: FlowGrant): readonly SecretField[] {
  return forms[grant].map(({ secret }) => secret);
}

/** Body of the token request. ServiceNow takes only a form, and rejects its parameters in the URL. */
export function tokenForm(grant: FlowGrant): string {
  const fields = forms[grant].map(({ parameter, secret }) => `&${parameter}=${secretInForm(secret.name)}`);
  return `grant_type=${grant}${fields.join('')}`;
}

/** The same body with the secrets themselves, for a request that is sent from here. */
export function filledTokenForm(grant: FlowGrant, fields: Readonly<Record<string, string>>): URLSearchParams {
  const parameters = forms[grant].map(({ parameter, secret }) => [parameter, fields[secret.name] ?? '']);
  return new URLSearchParams([['grant_type', grant], ...parameters] as [string, string][]);
}

export const tokenHeaders = {
  Accept: 'application/json',
  'Content-Type': 'application/x-www-form-urlencoded',
} as const;
