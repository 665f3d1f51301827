import { isMovedName, membersOf, objectOf } from './member-order';

/** A number whose text JavaScript would change: 1.0, an exponent, or more digits than a double can hold. */
export class NumberText {
  constructor(readonly text: string) {}
}

const suspectNumber = /(?:^|[[,:])\s*-?\d+(?:[.eE]|(?<=\d{16}|-0))/;
const suspectName = /"(?:\d|\\u00)[^"]*"\s*:/;
const token = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const numberMark = '\0number';
const nameMark = '\0name';

/**
 * `JSON.parse` without loss: a number whose text JavaScript would change becomes a NumberText, and `membersOf` gives the
 * members of an object in the order of the text.
 */
export function readJson(text: string): unknown {
  return read(text, suspectNumber.test(text));
}

/** The same with ordinary numbers. */
export function readPlainJson(text: string): unknown {
  return read(text, false);
}

/** The inverse of `readJson`. @param indent of each level, on lines of its own. @default - everything on one line */
export function writeJson(value: unknown, indent = ''): string {
  return written(value, indent, '\n');
}

function written(value: unknown, indent: string, lineBreak: string): string {
  if (value instanceof NumberText) return value.text;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const below = lineBreak + indent;
  const [open, close, parts] = Array.isArray(value)
    ? ['[', ']', value.map((item) => written(item, indent, below))]
    : ['{', '}', writtenMembers(value as Readonly<Record<string, unknown>>, indent, below)];
  if (indent === '' || parts.length === 0) return open + parts.join(',') + close;
  return open + below + parts.join(`,${below}`) + lineBreak + close;
}

function writtenMembers(object: Readonly<Record<string, unknown>>, indent: string, below: string): readonly string[] {
  return membersOf(object)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${JSON.stringify(name)}:${indent === '' ? '' : ' '}${written(member, indent, below)}`);
}

export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberText);
}

/** The member of an object; undefined for other values and missing members. */
export function memberOf(value: unknown, name: string): unknown {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Whether a JSON value has more than this number of levels of objects and lists. Stops at the first deeper level. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || value instanceof NumberText) return false;
  return levels === 0 || Object.values(value).some((child) => isDeeperThan(levels - 1, child));
}

function read(text: string, keepsNumbers: boolean): unknown {
  const plain: unknown = JSON.parse(text);
  if (!keepsNumbers && !suspectName.test(text)) return plain;
  const marked = text.replace(token, (given, quoted?: string, colon = '') => {
    if (quoted === undefined)
      return keepsNumbers && String(Number(given)) !== given ? JSON.stringify({ [numberMark]: given }) : given;
    return colon === '' ? given : markedName(quoted) + colon;
  });
  return JSON.parse(marked, (_, value) => (isJsonObject(value) ? unmarked(value) : value));
}

function markedName(quoted: string): string {
  const name: string = JSON.parse(quoted);
  return isMovedName(name) || name.startsWith('\0') ? JSON.stringify(nameMark + name) : quoted;
}

function unmarked(object: Readonly<Record<string, unknown>>): unknown {
  const members = Object.entries(object);
  if (!members.some(([name]) => name.startsWith('\0'))) return object;
  if (members[0]?.[0] === numberMark) return new NumberText(String(members[0][1]));
  return objectOf(
    members.map(([name, member]) => [name.startsWith(nameMark) ? name.slice(nameMark.length) : name, member]),
  );
}
