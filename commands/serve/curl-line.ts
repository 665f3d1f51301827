import type { DataAction } from '../../sandbox/genesys/org/entities';
import type { SandboxClient } from '../../sandbox/published-org';

const examples: Readonly<Record<string, unknown>> = { string: 'example', integer: 1, number: 1, boolean: true };

/**
 * A shell command that executes the data action with the fewest required inputs, with an example of each; undefined if
 * there is no data action.
 *
 * @param url address of the data actions, without their ids
 */
export function curlLine(url: string, actions: readonly DataAction[]): string | undefined {
  const [action] = [...actions].sort((a, b) => requiredBy(a).length - requiredBy(b).length);
  if (action === undefined) return undefined;
  const properties = (action.inputSchema['properties'] ?? {}) as Readonly<Record<string, { readonly type?: string }>>;
  const inputs = requiredBy(action).map((name) => [name, examples[properties[name]?.type ?? 'string'] ?? null]);
  const body = JSON.stringify(Object.fromEntries(inputs)).replaceAll("'", "'\\''");
  return `curl -X POST -H 'content-type: application/json' -d '${body}' ${url}/${encodeURIComponent(action.id)}/execute`;
}

/** A shell command that gets a token from the served ServiceNow. @param url address of its token endpoint */
export function tokenCurlLine(url: string, { clientId, clientSecret }: SandboxClient): string {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  return `curl -d '${new URLSearchParams(form)}' ${url}`;
}

function requiredBy({ inputSchema }: DataAction): readonly string[] {
  return (inputSchema['required'] ?? []) as readonly string[];
}
