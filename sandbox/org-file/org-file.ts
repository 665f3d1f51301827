import { existsSync, mkdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readTextFile } from '../../input/text-file';
import { UserError } from '../../input/user-error';
import { writeBeside } from '../../input/write-beside';
import { writingInto } from '../../input/writing-into';
import type { OrgRecord } from '../genesys/org/org-record';
import { orgFileMistakes } from './mistakes';

/** Raised when a file of an older version can no longer be read. */
const format = 2;

/**
 * Reads a written org; undefined when there is no file.
 *
 * @param next what to do about a file that cannot be read
 * @throws UserError for a file that is broken, or from another version of this program
 */
export function readOrgFile(file: string, next: string): OrgRecord | undefined {
  if (!existsSync(file)) return undefined;
  const text = readTextFile(file);
  const content = parsed(text, file, next);
  if (content?.format !== format || content.org === undefined)
    throw new UserError([{ file, problem: 'written by another version of this program', next }]);
  const mistakes = orgFileMistakes(content.org, text, file);
  if (mistakes.length > 0) throw new UserError(mistakes);
  return content.org;
}

function parsed(text: string, file: string, next: string): { readonly format?: unknown; readonly org?: OrgRecord } {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The words differ between versions of Node. Some give the offset, and some quote the text.
    const [, problem = '', offset] = /^(.*?)(?:, ".* is not valid JSON| in JSON at position (\d+).*)?$/s.exec(
      (error as Error).message,
    ) as unknown as readonly string[];
    const before = text.slice(0, offset === undefined ? text.length : Number(offset)).split('\n');
    const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    const at = offset === undefined && !problem.includes('end of JSON') ? {} : place;
    throw new UserError([{ file, ...at, problem: `not JSON (${problem})`, next: `correct it, or ${next}` }]);
  }
}

/** Writes an org into a file, which is complete at every moment. @throws UserError when it cannot be written */
export function writeOrgFile(file: string, org: OrgRecord): void {
  writingInto(dirname(file), () => mkdirSync(dirname(file), { recursive: true }));
  writeBeside(file, textOf(org), { mode: 0o600 });
}

/** The same, while other work goes on. Writes of one file must not overlap. */
export async function saveOrgFile(file: string, org: OrgRecord): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, textOf(org), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** The texts of objects. An org has many, none of them changes, and a write adds one. */
const texts = new WeakMap<object, string>();

/** The org as JSON with line breaks, for people who edit it. */
function textOf(org: OrgRecord): string {
  const members = Object.entries(org).flatMap(([name, value]: [string, unknown]) => {
    if (value === undefined) return [];
    const isList = Array.isArray(value) && value.length > 0;
    const text = isList ? `[\n${value.map(textOfObject).join(',\n')}\n    ]` : indented(value, 4);
    return [`    ${JSON.stringify(name)}: ${text}`];
  });
  return `{\n  "format": ${format},\n  "org": {\n${members.join(',\n')}\n  }\n}\n`;
}

function textOfObject(object: object): string {
  const text = texts.get(object) ?? `      ${indented(object, 6)}`;
  texts.set(object, text);
  return text;
}

function indented(value: unknown, spaces: number): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(spaces)}`);
}
