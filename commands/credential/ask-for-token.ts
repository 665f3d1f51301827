import { type FlowGrant, filledTokenForm, tokenHeaders } from '../../constructs/servicenow/grants';
import { plainLine } from '../../input/plain-line';
import { UserError } from '../../input/user-error';
import { withoutSecrets } from '../../platform/refusal';

export interface TokenQuestion {
  /** Address of the token endpoint. */
  readonly url: string;
  readonly grant: FlowGrant;
  readonly fields: Readonly<Record<string, string>>;
}

const longestWaitMs = 20_000;
const longestMessage = 300;

/** The usual cause of an error that ServiceNow answers. */
const hints: Readonly<Record<string, string>> = {
  access_denied: 'the secret is wrong, or the instance does not allow the grant',
  invalid_client: 'the client id or the secret is wrong',
  unauthorized_client: 'the OAuth record has no user',
};

/**
 * Asks ServiceNow for a token, as the org will. The token is thrown away.
 *
 * @throws UserError when ServiceNow gives none
 */
export async function askForToken({ url, grant, fields }: TokenQuestion): Promise<void> {
  const body = filledTokenForm(grant, fields);
  const refuse = (problem: string, way: string, hint?: string) => {
    const next = `${hint ? `${hint}; ` : ''}nothing was changed: ${way}, or leave the question out with --no-verify`;
    return new UserError([{ path: url, problem, next }]);
  };
  const signal = AbortSignal.timeout(longestWaitMs);
  let answer: Response;
  try {
    // A redirect would take the secrets to another address.
    answer = await fetch(url, { method: 'POST', headers: tokenHeaders, body, redirect: 'manual', signal });
  } catch (error) {
    const { cause, name } = error as { readonly cause?: { readonly code?: string }; readonly name: string };
    throw refuse(`no answer (${plainLine(cause?.code ?? name)})`, 'check servicenow.instance and the network');
  }
  const { access_token: token, error, error_description: description } = await jsonOf(answer);
  if (answer.ok && typeof token === 'string' && token !== '') return;
  const said = [error, description].filter((part) => typeof part === 'string' && part !== '').join(': ');
  const [, hint] = Object.entries(hints).find(([word]) => said.includes(word)) ?? [];
  const shown = plainLine(withoutSecrets(said, Object.values(fields))).slice(0, longestMessage);
  const isBusy = answer.status === 429 || answer.status >= 500;
  const problem = `answered ${answer.status}${shown === '' ? ', without a token' : `: ${shown}`}`;
  throw refuse(problem, isBusy ? 'run the command again later' : 'correct it', hint);
}

async function jsonOf(answer: Response): Promise<Readonly<Record<string, unknown>>> {
  try {
    const body: unknown = JSON.parse(await answer.text());
    return typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
