import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import {
  aliasRefused,
  anchorRefused,
  duplicateKey,
  emptyFile,
  keyNotText,
  severalDocuments,
  tagRefused,
} from '../constructs/org/errors';
import { orgSchema } from '../constructs/org/schema/org';
import type { Finding } from './finding';
import type { Path } from './path';
import { syntaxMessage } from './yaml-syntax';

/** The text of an org file as plain data that knows where each value stands. */
export interface OrgDocument {
  /** Maps, lists and scalars; nothing where a value cannot be read. */
  readonly value: unknown;
  /** Whether `value` stands for the whole file: false after an error of syntax. */
  readonly readable: boolean;
  readonly mistakes: readonly Finding[];
  /** Where the key or the element at a path stands; the nearest one above it when there is none. */
  offsetOf(path: Path): number;
  /** Line and column of an offset, both from 1. */
  position(offset: number): { readonly line: number; readonly col: number };
}

export function parseOrgDocument(text: string): OrgDocument {
  const lines = new LineCounter();
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' } as const;
  const documents: readonly Document.Parsed[] = [...parseAllDocuments(text, options)];
  const reader = new Reader(lines);
  const position = (offset: number) => lines.linePos(offset);
  const offsetOf = (path: Path) => reader.offsetOf(path);
  const unreadable = (mistakes: readonly Finding[]) => ({
    value: undefined,
    readable: false,
    mistakes,
    offsetOf,
    position,
  });

  const errors = documents.flatMap((document) => document.errors);
  const [document, second] = documents;
  if (errors.length > 0) {
    const firstOfLine = new Map(errors.toReversed().map((error) => [position(error.pos[0]).line, error]));
    return unreadable([...firstOfLine.values()].map(({ code, pos }) => at(pos[0], syntaxMessage(code))));
  }
  if (second !== undefined) return unreadable([at(second.range[0], severalDocuments())]);
  if (document === undefined || isEmpty(document.contents))
    return unreadable([at(0, emptyFile(Object.keys(orgSchema([]).shape)))]);

  const value = reader.read(document.contents, []);
  return { value, readable: true, mistakes: reader.mistakes, offsetOf, position };
}

/** Turns nodes into data in one walk, and keeps the offset of each path. */
class Reader {
  readonly mistakes: Finding[] = [];
  private readonly offsets = new Map<string, number>();

  constructor(private readonly lines: LineCounter) {}

  offsetOf(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const offset = this.offsets.get(JSON.stringify(path.slice(0, length)));
      if (offset !== undefined) return offset;
    }
    return 0;
  }

  read(node: Node | null, path: Path): unknown {
    if (isAlias(node)) return this.refuse(node, path, aliasRefused());
    if (node?.anchor !== undefined) this.refuse(node, path, anchorRefused());
    if (node?.tag !== undefined) return this.refuse(node, path, tagRefused(node.tag));
    if (isMap<Node, Node | null>(node)) return this.readMap(node.items, path);
    if (isSeq<Node>(node)) return node.items.map((item, index) => this.readElement(item, [...path, index]));
    return isScalar(node) ? node.value : null;
  }

  private readMap(items: readonly { readonly key: Node; readonly value: Node | null }[], path: Path): unknown {
    const entries = new Map<string, unknown>();
    for (const { key, value } of items) {
      if (!isScalar(key) || typeof key.value !== 'string' || key.anchor !== undefined || key.tag !== undefined) {
        this.refuse(key, path, keyNotText());
        continue;
      }
      const place = [...path, key.value];
      if (entries.has(key.value)) {
        const first = this.lines.linePos(this.offsetOf(place)).line;
        this.refuse(key, place, duplicateKey(first));
        continue;
      }
      this.offsets.set(JSON.stringify(place), startOf(key));
      entries.set(key.value, this.read(value, place));
    }
    return Object.fromEntries(entries);
  }

  private readElement(item: Node, path: Path): unknown {
    this.offsets.set(JSON.stringify(path), startOf(item));
    return this.read(item, path);
  }

  private refuse(node: Node, path: Path, message: string): undefined {
    this.mistakes.push({ path, message, offset: startOf(node) });
  }
}

function at(offset: number, message: string): Finding {
  return { path: [], message, offset };
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function isEmpty(contents: Node | null): boolean {
  return contents === null || (isScalar(contents) && contents.value === null);
}
