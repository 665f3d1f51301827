import { plainLine } from '../input/plain-line';
import { cut } from '../input/shown';
import { UserError } from '../input/user-error';

export interface RefusalProps {
  readonly method: string;
  readonly url: string;
  /** Undefined when no answer came. */
  readonly status: number | undefined;
  readonly body: unknown;
  readonly correlationId: string | undefined;
  /** Why no answer came, such as `ECONNREFUSED`. */
  readonly code: string | undefined;
  /** Values that messages never show, also where the platform or a library repeats them. */
  readonly secrets: readonly string[];
}

/** A request that Genesys Cloud refused, or did not answer, in words: which host, which route, and what it said. */
export class Refusal extends UserError {
  readonly status: number | undefined;

  constructor(props: RefusalProps) {
    const { method, url, status } = props;
    const { host, pathname } = new URL(url);
    super([{ path: plainLine(`${host}, ${method} ${pathname}`), problem: problemOf(props), next: nextStep(props) }]);
    this.status = status;
  }
}

const longestMessage = 300;

function problemOf({ status, body, correlationId, code, secrets }: RefusalProps): string {
  if (status === undefined) return `no answer${code === undefined ? '' : ` (${plainLine(code)})`}`;
  const said = messageIn(body);
  const shown = said === undefined ? '' : `: ${plainLine(withoutSecrets(said, secrets)).slice(0, longestMessage)}`;
  const id = correlationId ? ` (correlation id ${cut(plainLine(correlationId))})` : '';
  return `answered ${status}${shown}${id}`;
}

/** What the platform says. A page of a proxy is not shown. */
function messageIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { message, error, error_description: description } = body as Readonly<Record<string, unknown>>;
  return (
    [message, error, description].filter((part) => typeof part === 'string' && part !== '').join(': ') || undefined
  );
}

/** A text with each secret replaced, also as JSON, forms and addresses spell it. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const spelt = new Set(secrets.flatMap(spellings));
  const longestFirst = [...spelt].sort((one, other) => other.length - one.length);
  return longestFirst.reduce((left, secret) => left.replaceAll(secret, '***'), text);
}

function spellings(secret: string): readonly string[] {
  if (secret === '') return [];
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), form];
}

function nextStep({ method, url, status }: RefusalProps): string | undefined {
  const unknown =
    method === 'GET' || isSignIn(url) ? '' : '; whether this request was carried out is not known: look first';
  if (status === undefined) return `check the network, and genesys.region of the org file${unknown}`;
  if (status >= 500) return `run the command again later${unknown}`;
  if (status === 429) return 'it asks for a longer wait than this command takes: run it again later';
  if (isSignIn(url))
    return 'check GENESYSCLOUD_OAUTHCLIENT_ID, GENESYSCLOUD_OAUTHCLIENT_SECRET, and genesys.region of the org file';
  if (status === 401) return 'the client signed in again, without success: check that it is still active';
  return status === 403 ? 'give the role of the client the permission, in the divisions of what it uses' : undefined;
}

/** Whether a request is the one that asks for a token. */
export function isSignIn(url: string): boolean {
  return url.endsWith('/oauth/token');
}
