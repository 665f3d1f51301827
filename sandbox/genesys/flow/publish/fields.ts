import type { YamlMap, YamlNode } from '../../../../input/yaml-node';
import * as errors from './errors';
import type { Reporter } from './reporter';

/** Reads the keys of one YAML map. After `read`, every key that was not asked for is reported as unknown. */
export class Fields {
  private readonly asked = new Set<string>();

  private constructor(
    readonly node: YamlMap,
    readonly reporter: Reporter,
  ) {}

  /** Reads a map. Anything but a map is reported and returns undefined. */
  static read<T>(
    node: YamlNode | undefined,
    reporter: Reporter,
    what: string,
    read: (fields: Fields) => T,
  ): T | undefined {
    if (node === undefined) return undefined;
    if (node.kind !== 'map') {
      reporter.report(node, errors.notOfKind(what, 'a map', node));
      return undefined;
    }
    const fields = new Fields(node, reporter);
    const result = read(fields);
    fields.close();
    return result;
  }

  /** Reads a map below this one. */
  map<T>(node: YamlNode | undefined, what: string, read: (fields: Fields) => T): T | undefined {
    return Fields.read(node, this.reporter, what, read);
  }

  optional(key: string): YamlNode | undefined {
    this.asked.add(key);
    return this.node.entries.get(key)?.value;
  }

  required(key: string): YamlNode | undefined {
    const value = this.optional(key);
    if (value === undefined) this.reporter.report(this.node, errors.missingKey(key));
    return value;
  }

  /** Accepts keys that do not change a run. */
  ignore(...keys: readonly string[]): void {
    for (const key of keys) this.asked.add(key);
  }

  /** The text of a key. Any other value is reported. */
  text(key: string): string | undefined {
    const node = this.optional(key);
    if (node === undefined) return undefined;
    if (node.kind === 'scalar' && typeof node.value === 'string') return node.value;
    this.reporter.report(node, errors.notOfKind(key, 'a text', node));
    return undefined;
  }

  /** The boolean of a key; false if it is absent. Any other value is reported. */
  flag(key: string): boolean {
    const node = this.optional(key);
    if (node === undefined) return false;
    if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
    this.reporter.report(node, errors.notOfKind(key, 'true or false', node));
    return false;
  }

  /** The items of a key. Anything but a list is reported. */
  items(key: string, node = this.optional(key)): readonly YamlNode[] {
    if (node === undefined) return [];
    if (node.kind === 'list') return node.items;
    this.reporter.report(node, errors.notOfKind(key, 'a list', node));
    return [];
  }

  /** Reads each entry of the map at a key, such as the inputs of a call. All names are accepted. */
  each<T>(key: string, read: (node: YamlNode, name: string) => T | readonly T[]): readonly T[] {
    const found = this.map(this.optional(key), key, (keys) => {
      keys.ignore(...keys.node.entries.keys());
      return [...keys.node.entries].flatMap(([name, { value }]) => read(value, name));
    });
    return found ?? [];
  }

  /** The only key of a map whose key is a name, such as the name of a data action. */
  only(what: string): { readonly key: string; readonly value: YamlNode; readonly offset: number } | undefined {
    const [first, second] = this.node.entries;
    this.ignore(...this.node.entries.keys());
    if (first === undefined || second !== undefined) {
      this.reporter.report(this.node, errors.oneKeyNeeded(what, [...this.node.entries.keys()]));
      return undefined;
    }
    return { key: first[0], ...first[1] };
  }

  private close(): void {
    for (const [key, { offset }] of this.node.entries) {
      if (!this.asked.has(key)) this.reporter.report({ offset }, errors.unknownKey(key, [...this.asked]));
    }
  }
}

/** The name and value of a one-key wrapper in a list, such as `- task: {...}`. */
export function wrapped(node: YamlNode, reporter: Reporter, what: string): ReturnType<Fields['only']> {
  return Fields.read(node, reporter, what, (fields) => fields.only(what));
}

/** The text of a key in a map that is not read yet; undefined if it has none. */
export function textIn(node: YamlNode | undefined, key: string): string | undefined {
  const value = node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
  return value?.kind === 'scalar' && value.text !== '' ? value.text : undefined;
}
