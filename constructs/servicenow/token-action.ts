import type { DataActionDefinition } from '../genesys/definitions';
import { type FlowGrant, tokenForm, tokenHeaders } from './grants';
import { tokenUrl } from './instance-url';

export interface TokenActionProps {
  /** Origin of the instance, such as `https://acme.service-now.com`. */
  readonly instance: string;
  /** Path of the OAuth token endpoint, `/oauth_token.do` on every instance. */
  readonly tokenPath: string;
  readonly grant: FlowGrant;
  /** The longest wait for the answer, 1 to 60. */
  readonly timeoutSeconds: number;
}

export type TokenInputs = Readonly<Record<never, never>>;

export type TokenOutputs = {
  readonly accessToken: { readonly type: 'string' };
  /** Remaining life in seconds, as text. It may be short: ServiceNow returns the same token until it expires. */
  readonly expiresIn: { readonly type: 'string' };
  readonly tokenType: { readonly type: 'string' };
  readonly scope: { readonly type: 'string' };
};

const text = { type: 'string' } as const;

/**
 * The data action that gets a token, for flows that hold it themselves (auth strategy `chained`). It reads the secrets
 * from the credential of its integration and has no inputs.
 *
 * An answer fails when its `access_token` is missing or not a text. No other value makes it fail. `expires_in` always
 * becomes text: `1799`, `"1799"` and `1799.5` become `1799`, `1799` and `1799.5`; null becomes `null`; a list or an
 * object becomes its JSON without the quotes; a missing value becomes `60`. The flow decides about values that are not
 * positive numbers. `token_type` (`Bearer` if missing) and `scope` (empty if missing) become text in the same way.
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

/** A value arrives as JSON text. Without its quotes, a number and a text look alike. */
function asText(value: string): string {
  return `"${value}": "$esc.jsonEncode($${value}.replace($esc.quote, ""))"`;
}
