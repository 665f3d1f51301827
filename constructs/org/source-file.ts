import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { mapWithText, unknownKey } from '../../input/errors';
import { type Finding, firstSaid } from '../../input/finding';
import type { Message, Mistake } from '../../input/mistake';
import type { Path } from '../../input/path';
import { schemaFindings } from '../../input/schema-findings';
import { namesSecret, secretsIn, secretsInComments, secretUnder } from '../../input/secrets';
import { reading, readTextFile } from '../../input/text-file';
import { UserError } from '../../input/user-error';
import { parseYaml, type YamlDocument } from '../../input/yaml-document';
import { dataOf } from '../../input/yaml-node';

/** What the files of one folder have in common. */
export interface FileKind<S extends z.ZodObject> {
  readonly schema: S;
  /** The base names that files may have, and the message about another one. */
  readonly names: RegExp;
  readonly badFileName: () => Message;
  /** Finds contradictions in data as written, also in data of the wrong shape. */
  readonly inconsistencies: (data: unknown) => readonly Finding[];
  /** The message about an unknown key. @default - the keys that are known */
  readonly unknown?: (at: Path, known: readonly string[]) => Message;
}

/** A file as it was read. */
export interface SourceFile<T> {
  /** Base name of the file. */
  readonly name: string;
  /** Path from the working directory, with forward slashes. */
  readonly file: string;
  /** Why the file could not be read at all. */
  readonly mistakes: readonly Mistake[];
  /** The text with its places, if it could be read. */
  readonly document?: YamlDocument;
  /** The data as written. */
  readonly data?: unknown;
  /** The data with all defaults, unless the schema refuses it. */
  readonly value?: T;
  /** The mistakes in the file. */
  readonly findings: readonly Finding[];
}

/** Texts in place of those of files, by their paths, before they are written. */
export type Edits = ReadonlyMap<string, string>;

/** Reads a file of a folder. */
export function readSource<S extends z.ZodObject>(
  path: string,
  kind: FileKind<S>,
  edits: Edits,
): SourceFile<z.output<S>> {
  const file = shownPath(path);
  const identity = { name: nameOf(path), file, mistakes: [], findings: [] };
  if (!kind.names.test(identity.name) || !path.endsWith('.yaml'))
    return { ...identity, mistakes: [{ file, ...kind.badFileName() }] };
  const text = edits.get(path) ?? textOf(path, file);
  if (typeof text !== 'string') return { ...identity, mistakes: text };
  const document = parseYaml(text, file, { expected: mapWithText(Object.keys(kind.schema.shape)), aliases: 'refused' });
  const comments = secretsInComments(text);
  if (!document.readable) return { ...identity, document, findings: [...document.findings, ...comments] };
  const data = withEmptyMaps(dataOf(document.root), kind.schema);
  const parsed = kind.schema.safeParse(data);
  const findings = firstSaid([
    document.findings,
    secretsIn(data),
    parsed.success ? [] : schemaFindings(parsed.error.issues, data, unknownKeyOf(kind.unknown)),
    kind.inconsistencies(data),
    comments,
  ]);
  return { ...identity, document, data, findings, ...(parsed.success && { value: parsed.data }) };
}

/** The YAML files of a folder, sorted by name; none without the folder. @throws UserError when it cannot be read */
export function yamlFiles(folder: string, edits: Edits): readonly string[] {
  const there = existsSync(folder) ? reading(shownPath(folder), () => readdirSync(folder)) : [];
  const edited = [...edits.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path));
  const files = [...new Set([...there, ...edited])].filter((file) => /^[^.].*\.ya?ml$/i.test(file));
  return files.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)).map((file) => join(folder, file));
}

/** The path from the working directory, with forward slashes. */
export function shownPath(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/') || '.';
}

export function nameOf(path: string): string {
  return basename(path).replace(/\.ya?ml$/i, '');
}

/** The text, or why it cannot be read: other files are read all the same. */
function textOf(path: string, file: string): string | readonly Mistake[] {
  try {
    return readTextFile(path, file);
  } catch (error) {
    if (error instanceof UserError) return error.mistakes;
    throw error;
  }
}

/** A key with nothing behind it, such as `genesys:`, is an empty map, so that what is missing in it is named. */
function withEmptyMaps(data: unknown, { shape }: z.ZodObject): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const isMap = (key: string) => Object.hasOwn(shape, key) && shape[key] instanceof z.ZodObject;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, value === null && isMap(key) ? {} : value]),
  );
}

/** A key that names a secret is one, whether it is known or not: what it may hold is not said. */
function unknownKeyOf(unknown = (at: Path, known: readonly string[]) => unknownKey(String(at.at(-1)), known)) {
  return (at: Path, known: readonly string[]) =>
    namesSecret(String(at.at(-1))) ? secretUnder(at) : unknown(at, known);
}
