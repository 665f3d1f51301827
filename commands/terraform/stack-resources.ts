import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../input/user-error';
import { isServed } from '../../sandbox/terraform/provider';

interface Block {
  readonly '//'?: { readonly metadata?: { readonly path?: string } };
  readonly depends_on?: readonly string[];
  readonly lifecycle?: { readonly prevent_destroy?: boolean };
  readonly input?: { readonly seconds?: unknown };
  readonly [attribute: string]: unknown;
}

type Section = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** A resource or data source of a stack. */
export interface StackResource {
  /** As Terraform names it, such as `data.genesyscloud_routing_queue.Queue-fallback`. */
  readonly address: string;
  readonly section: 'resource' | 'data';
  readonly type: string;
  readonly name: string;
  /** Place in the tree of constructs, such as `ServiceNow/Integration/create-incident`. */
  readonly path: string;
  readonly block: Block;
}

/** What a synthesised stack holds, with the place in the project that each resource comes from. */
export class StackResources {
  readonly all: readonly StackResource[];

  private constructor(
    private readonly stack: Readonly<Record<string, unknown>>,
    private readonly earlier: Readonly<Record<string, string>>,
  ) {
    this.all = [...this.section('resource', ''), ...this.section('data', 'data.')];
  }

  /**
   * @param folder of the stack's `cdk.tf.json`
   * @param earlier places of resources that the stack may no longer have, by their addresses
   */
  static of(folder: string, earlier: Readonly<Record<string, string>>): StackResources {
    return new StackResources(JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')), earlier);
  }

  /** The place of each resource in the project, by its address. */
  get places(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.all.map(({ address, path }) => [address, path]));
  }

  /** What each resource depends on, by its address. */
  get dependencies(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(this.all.map(({ address, block }) => [address, block.depends_on ?? []]));
  }

  /** The place of an address in the project, with the key of an element of `for_each`, which may be an address too. */
  pathOf(address: string): string {
    const [, plain = address, key] = /^([^[]+)(?:\["(.*)"\])?$/.exec(address) ?? [];
    const path = this.all.find((resource) => resource.address === plain)?.path ?? this.earlier[plain] ?? plain;
    return key === undefined ? path : `${path}[${this.pathOf(key)}]`;
  }

  /** A text of Terraform with the place of each resource in the project, in place of its address. */
  withPlaces(text: string): string {
    return text.replace(/\b(?:data\.)?\w+\.[\w-]+/g, (address) => this.pathOf(address));
  }

  /**
   * Refuses a stack with resources that the sandbox does not serve to Terraform.
   *
   * @param version of the provider that is served
   * @throws UserError with their addresses
   */
  refuseUnserved(version: string): void {
    const resources = this.all.filter(({ section, type }) => type !== 'terraform_data' && !isServed(section, type));
    const modules = Object.keys((this.stack['module'] ?? {}) as object).map((name) => ({ address: `module.${name}` }));
    const providers = Object.entries(this.requiredProviders).flatMap(([name, { version: pinned }]) => {
      if (name !== 'genesyscloud') return [{ address: `provider.${name}` }];
      return pinned === version ? [] : [{ address: `provider.${name} ${pinned ?? 'without a version'}` }];
    });
    const unserved = [...resources, ...modules, ...providers];
    if (unserved.length === 0) return;
    throw new UserError(
      unserved.map(({ address }) => ({
        path: address,
        problem: `the sandbox does not serve it to Terraform (provider genesyscloud ${version})`,
      })),
    );
  }

  /** The version of the provider that the stack names. */
  get providerVersion(): string | undefined {
    return this.requiredProviders['genesyscloud']?.version;
  }

  private get requiredProviders(): Readonly<Record<string, { readonly version?: string }>> {
    const { required_providers = {} } = (this.stack['terraform'] ?? {}) as { readonly required_providers?: object };
    return required_providers as Readonly<Record<string, { readonly version?: string }>>;
  }

  private section(section: 'resource' | 'data', prefix: string): readonly StackResource[] {
    return Object.entries((this.stack[section] ?? {}) as Section).flatMap(([type, named]) =>
      Object.entries(named).map(([name, block]) => {
        const address = `${prefix}${type}.${name}`;
        return { address, section, type, name, path: pathIn(block) ?? address, block };
      }),
    );
  }
}

/** Without the name of the stack in front, and without `Default`, which is the construct itself. */
function pathIn(block: Block): string | undefined {
  return block['//']?.metadata?.path?.replace(/^[^/]+\//, '').replace(/\/Default$/, '');
}
