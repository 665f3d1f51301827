import type { Path } from './path';

/** A YAML value with its place: offsets count UTF-16 code units from the start of the text. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The text as written, without quotes; expressions are read from it whatever YAML takes them for. */
  readonly text: string;
  readonly offset: number;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly offset: number;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, YamlEntry>;
  readonly offset: number;
}

export interface YamlEntry {
  readonly value: YamlNode;
  /** Offset of the key. */
  readonly offset: number;
}

/** The value as plain data. */
export function dataOf(node: YamlNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(dataOf);
  return Object.fromEntries(Array.from(node.entries, ([key, { value }]) => [key, dataOf(value)]));
}

/** The offset of the key or the element at a path; of the nearest one above it where there is none. */
export function offsetAt(root: YamlNode, path: Path): number {
  let node: YamlNode | undefined = root;
  let offset = 0;
  for (const step of path) {
    const entry: YamlEntry | undefined = node === undefined ? undefined : entryOf(node, step);
    if (entry === undefined) return offset;
    ({ offset, value: node } = entry);
  }
  return offset;
}

function entryOf(node: YamlNode, step: string | number): YamlEntry | undefined {
  if (node.kind === 'map') return node.entries.get(String(step));
  const item = node.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
  return item && { value: item, offset: item.offset };
}
