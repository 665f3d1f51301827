import type { DataAction } from '../../sandbox/genesys/org/entities';
import type { SandboxClient } from '../../sandbox/published-org';

type CalledAction = Pick<DataAction, 'id' | 'inputSchema'>;

const examples: Readonly<Record<string, unknown>> = { string: 'example', integer: 1, number: 1, boolean: true };

/**
 * A shell command that executes the data action with the fewest required inputs, with an example of each; undefined if
 * there is no data action.
 *
 * @param url address of the data actions, without their ids
 * @param token of the platform API
 */
export function curlLine(url: string, token: string, actions: readonly CalledAction[]): string | undefined {
  const [action] = [...actions].sort((a, b) => requiredBy(a).length - requiredBy(b).length);
  if (action === undefined) return undefined;
  const properties = (action.inputSchema['properties'] ?? {}) as Readonly<Record<string, { readonly type?: string }>>;
  const inputs = requiredBy(action).map((name) => [name, examples[properties[name]?.type ?? 'string'] ?? null]);
  const body = JSON.stringify(Object.fromEntries(inputs)).replaceAll("'", "'\\''");
  const headers = `-H 'authorization: Bearer ${token}' -H 'content-type: application/json'`;
  return `curl -X POST ${headers} -d '${body}' ${url}/${encodeURIComponent(action.id)}/execute`;
}

/** A shell command that gets a token from the served ServiceNow. @param url address of its token endpoint */
export function tokenCurlLine(url: string, { clientId, clientSecret }: SandboxClient): string {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  return `curl -d '${new URLSearchParams(form)}' ${url}`;
}

function requiredBy({ inputSchema }: CalledAction): readonly string[] {
  return (inputSchema['required'] ?? []) as readonly string[];
}
