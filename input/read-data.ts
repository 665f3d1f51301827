import type { z } from 'zod';
import { mapWithText } from './errors';
import { type Finding, firstSaid } from './finding';
import type { Mistake } from './mistake';
import type { Path } from './path';
import { schemaFindings } from './schema-findings';
import { readTextFile } from './text-file';
import { type Place, parseYaml } from './yaml-document';
import { dataOf, offsetAt } from './yaml-node';

/** The data of a file with the places of its keys, or the mistakes in it. */
export type ReadData<T> =
  | { readonly value: T; readonly placeOf: (path: Path) => Place }
  | { readonly mistakes: readonly Mistake[] };

/**
 * Reads a YAML file against a schema.
 *
 * @param rules find mistakes that the schema cannot express, in data that it accepts
 * @throws UserError when the file cannot be read
 */
export function readData<S extends z.ZodObject>(
  file: string,
  schema: S,
  rules: (value: z.output<S>) => readonly Finding[],
): ReadData<z.output<S>> {
  const expected = mapWithText(Object.keys(schema.shape));
  const document = parseYaml(readTextFile(file), file, { expected, aliases: 'accepted' });
  if (!document.readable) return { mistakes: document.placed(document.findings) };
  const data = dataOf(document.root);
  const parsed = schema.safeParse(data);
  const found = parsed.success ? rules(parsed.data) : schemaFindings(parsed.error.issues, data);
  const all = firstSaid([document.findings, found]);
  if (!parsed.success || all.length > 0) return { mistakes: document.placed(all) };
  return { value: parsed.data, placeOf: (path) => document.placeOf(offsetAt(document.root, path)) };
}
