import { parse } from 'yaml';
import type { Setting } from '../../sandbox/exploration/run';
import { publish } from '../../sandbox/genesys/flow';
import type { PublishedOrg } from '../../sandbox/published-org';

/** The body of an action in a flow's YAML. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach into YAML of many shapes, and fail when one is missing
export type ActionBody = Record<string, any>;

/** Changes the YAML of one flow of an org and publishes it again. */
export function withChangedFlow(
  published: PublishedOrg,
  type: Setting['type'],
  change: (actions: (name: string) => readonly ActionBody[]) => void,
): PublishedOrg {
  const flows = published.flows.map((flow, index) => {
    const source = published.org.flows[index];
    if (flow.type !== type || source === undefined) return flow;
    const document = structuredClone(parsed(source.text));
    change((name) => named(document, name));
    // JSON is YAML, and is written and read in half the time.
    return publish({ file: source.file, text: JSON.stringify(document) }, published.org);
  });
  return { ...published, flows };
}

const documents = new Map<string, ActionBody>();

/** Flows are long, and changed many times. */
function parsed(text: string): ActionBody {
  const document = documents.get(text) ?? parse(text);
  documents.set(text, document);
  return document;
}

/** Every action of that name, however deep. */
function named(value: unknown, name: string): readonly ActionBody[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'name' in value && value.name === name && !Array.isArray(value) ? [value as ActionBody] : [];
  return [...own, ...Object.values(value).flatMap((part) => named(part, name))];
}
