import type { RequestDefinition, ResponseDefinition } from '../genesys/definitions';
import { type FlowGrant, tokenForm, tokenHeaders } from './grants';

/** How the platform itself gets a token (auth strategy `platform`). */
export interface CustomAuthDefinition {
  /** Name of the custom auth action. */
  readonly name: string;
  readonly request: RequestDefinition;
  readonly response: ResponseDefinition;
}

/**
 * The custom auth action of a `userDefinedOAuth` credential. The credential holds `loginUrl` (see `tokenUrl`) and the
 * secret fields of the grant. The answer of ServiceNow is passed on unchanged: operations read
 * `${authResponse.access_token}`.
 */
export function customAuth(grant: FlowGrant): CustomAuthDefinition {
  return {
    name: 'Sign in to ServiceNow',
    request: {
      method: 'POST',
      url: '${credentials.loginUrl}',
      headers: tokenHeaders,
      body: tokenForm(grant),
    },
    response: { values: {}, defaults: {}, template: '${rawResult}' },
  };
}
