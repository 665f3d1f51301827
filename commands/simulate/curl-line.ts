import type { DataAction } from '../../sandbox/genesys/data-action';

const examples: Readonly<Record<string, unknown>> = { string: 'example', integer: 1, number: 1, boolean: true };

/**
 * A line for a shell that calls the data action that requires least, with an example of each required input; undefined
 * when there is no data action.
 *
 * @param url where the data actions are served, up to their ids
 */
export function curlLine(url: string, actions: readonly DataAction[]): string | undefined {
  const [action] = [...actions].sort((a, b) => requiredBy(a).length - requiredBy(b).length);
  if (action === undefined) return undefined;
  const properties = (action.inputSchema['properties'] ?? {}) as Readonly<Record<string, { readonly type?: string }>>;
  const inputs = requiredBy(action).map((name) => [name, examples[properties[name]?.type ?? 'string'] ?? null]);
  const body = JSON.stringify(Object.fromEntries(inputs)).replaceAll("'", "'\\''");
  return `curl -X POST -H 'content-type: application/json' -d '${body}' ${url}/${encodeURIComponent(action.id)}/execute`;
}

function requiredBy({ inputSchema }: DataAction): readonly string[] {
  return (inputSchema['required'] ?? []) as readonly string[];
}
