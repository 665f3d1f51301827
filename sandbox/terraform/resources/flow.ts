import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { substituted } from '../../../input/substitutions';
import { allowed } from '../allowed';
import { sha256 } from '../planned';
import { type ObjectValue, textOf, textsOf } from '../value';
import type { Place, Resource } from './resource';

/**
 * `genesyscloud_flow`. Name and type come from the YAML alone, so that another name publishes another flow; the one before
 * is left behind. Changes in Architect are not noticed.
 */
export const flow: Resource = {
  create: publish,
  update: (id, planned, place) => {
    if (planned['force_unlock'] === true) unlock(id, place);
    publish(planned, place);
  },
  delete: (id, { org }) => {
    if (org.lookUp('flows', id) !== undefined) org.flows.remove(id);
  },
  read: (id, state, { org }) => {
    const record = org.lookUp('flows', id);
    return record && { ...state, id, name: record.name, type: record.type.toUpperCase() };
  },
};

function unlock(id: string, { org, client }: Place): void {
  allowed(client, ['POST /flows/actions/unlock'], () => org.flows.unlock(id));
}

function publish(planned: ObjectValue, { org, folder, client: { id, name } }: Place): string {
  const file = textOf(planned['filepath']);
  const text = substituted(readFileSync(resolve(folder, file), 'utf8'), textsOf(planned['substitutions']));
  return org.flows.publish(text, file, { client: { id, name }, at: new Date().toISOString() });
}

/** SHA-256 of a file of the stack; undefined for one that cannot be read. */
export function hashOfFile(folder: string, file: string): string | undefined {
  try {
    return sha256(readFileSync(resolve(folder, file)));
  } catch {
    return undefined;
  }
}
