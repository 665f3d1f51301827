import type { DataActionDefinition } from '../genesys/definitions';
import { type FlowGrant, tokenForm, tokenHeaders } from './grants';
import { tokenUrl } from './instance-url';

export interface TokenActionProps {
  /** Origin of the instance, such as `https://acme.service-now.com`. */
  readonly instance: string;
  /** Path of the OAuth token endpoint, `/oauth_token.do` on every instance. */
  readonly tokenPath: string;
  readonly grant: FlowGrant;
  /** 1 to 60. */
  readonly timeoutSeconds: number;
}

export type TokenInputs = Readonly<Record<never, never>>;

export type TokenOutputs = {
  readonly accessToken: { readonly type: 'string' };
  /** Remaining life in seconds, as text. ServiceNow hands the same token out again while it lives, so it may be small. */
  readonly expiresIn: { readonly type: 'string' };
  readonly tokenType: { readonly type: 'string' };
  readonly scope: { readonly type: 'string' };
};

const text = { type: 'string' } as const;

/**
 * The data action that gets a token, for flows that hold it themselves (auth strategy `chained`). It reads the secrets
 * from the credential of its integration and has no inputs.
 *
 * An answer without `access_token`, or with one that is no text, fails. Everything else may be odd: `expires_in` becomes
 * text whatever it is (`1799`, `"1799"` and `1799.5` become `1799`, `1799` and `1799.5`; null becomes `null`; a list or an
 * object becomes its JSON without the quotes), and `60` where it is absent; what is no positive number is for the flow
 * to judge. So do `token_type` (`Bearer` where absent) and `scope` (empty where absent).
 *
 * @throws UserError when instance or path cannot form a URL
 */
export function tokenAction(props: TokenActionProps): DataActionDefinition<TokenInputs, TokenOutputs> {
  const { instance, tokenPath, grant, timeoutSeconds } = props;
  return {
    name: 'Refresh token',
    inputs: {},
    outputs: { accessToken: text, expiresIn: text, tokenType: text, scope: text },
    request: {
      method: 'POST',
      url: tokenUrl(instance, tokenPath),
      headers: tokenHeaders,
      body: tokenForm(grant),
    },
    response: {
      values: {
        accessToken: '$.access_token',
        expiresIn: '$.expires_in',
        tokenType: '$.token_type',
        scope: '$.scope',
      },
      defaults: { expiresIn: '60', tokenType: '"Bearer"', scope: '""' },
      template: `{"accessToken": \${accessToken}, ${['expiresIn', 'tokenType', 'scope'].map(asText).join(', ')}}`,
    },
    timeoutSeconds,
  };
}

/** A value arrives as JSON text; without its quotes, a number and a text look alike. */
function asText(value: string): string {
  return `"${value}": "$esc.jsonEncode($${value}.replace($esc.quote, ""))"`;
}
