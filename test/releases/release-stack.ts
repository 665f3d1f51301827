import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Json = Readonly<Record<string, unknown>>;

/** A resource of a synthesised stack. */
export interface StackResource {
  /** Type and name, as in `genesyscloud_flow.Main`. */
  readonly address: string;
  readonly type: string;
  /** Place in the tree of constructs: `ServiceNow/Integration/create-incident`. */
  readonly label: string;
  readonly body: Json;
}

/** A synthesised stack, as far as releases are concerned. */
export interface ReleaseStack {
  readonly resources: readonly StackResource[];
  /** Address of a data source to its id in the org. */
  readonly ids: Readonly<Record<string, string>>;
  /** Whether changes in place take a while; see `asTerraformData`. @default true */
  readonly isPaced?: boolean;
}

/**
 * Reads a synthesised stack.
 *
 * @param idOf id of an object that was made outside Terraform, by its name
 */
export function readReleaseStack(folder: string, idOf = (name: string) => `id of ${name}`): ReleaseStack {
  const { resource, data } = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8'));
  const resources = blocks(resource).map(({ type, name, block }): StackResource => {
    const { '//': meta, ...body } = block as { '//': { metadata: { path: string } } } & Json;
    const path = meta.metadata.path.split('/').slice(1);
    const file = body['filepath'];
    const hash = typeof file === 'string' ? { file_content_hash: digest(readFileSync(join(folder, file))) } : {};
    const label = path.slice(0, path.at(-1) === 'Default' ? -1 : undefined).join('/');
    return { address: `${type}.${name}`, type, label, body: { ...body, ...hash } };
  });
  const ids = blocks(data).map(({ type, name, block }) => [`data.${type}.${name}`, idOf(String(block['name']))]);
  return { resources, ids: Object.fromEntries(ids) };
}

/** A stack with changed resources: what was written differently, or what Terraform was told differently. */
export function changed(stack: ReleaseStack, change: (resource: StackResource) => Json): ReleaseStack {
  return { ...stack, resources: stack.resources.map((resource) => ({ ...resource, body: change(resource) })) };
}

function blocks(section: Record<string, Record<string, Json>> = {}) {
  return Object.entries(section).flatMap(([type, named]) =>
    Object.entries(named).map(([name, block]) => ({ type, name, block })),
  );
}

function digest(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
