import type { z } from 'zod';
import { readTextFile } from '../../input/text-file';
import { parseScenarioDocument } from './document';
import { type Mistake, mistakesOf, pathText } from './mistakes';

/**
 * Reads a YAML file against a schema. What is wrong with its content is added to `mistakes`, each as
 * `scenarios/x.yaml:4:5: faults[0].kind: got ...`, and nothing comes back.
 *
 * @param check finds what the schema cannot say
 * @throws UserError when the file cannot be read
 */
export function readDocument<S extends z.ZodType>(
  file: string,
  schema: S,
  check: (value: z.output<S>) => readonly Mistake[],
  mistakes: string[],
): z.output<S> | undefined {
  const document = parseScenarioDocument(readTextFile(file));
  if (document.errors.length > 0) {
    mistakes.push(...document.errors.map((error) => `${file}:${error}`));
    return undefined;
  }
  const parsed = schema.safeParse(document.value);
  const found = parsed.success ? check(parsed.data) : mistakesOf(parsed.error.issues, document.value);
  const placed = found.map(({ path, message }) => ({ path, message, offset: document.offset(path) }));
  mistakes.push(
    ...placed
      .toSorted((a, b) => a.offset - b.offset)
      .map(({ path, message, offset }) =>
        [`${file}:${document.place(offset)}`, ...(path.length > 0 ? [pathText(path)] : []), message].join(': '),
      ),
  );
  return parsed.success && found.length === 0 ? parsed.data : undefined;
}
