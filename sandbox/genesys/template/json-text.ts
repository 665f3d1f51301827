/** A number whose text JavaScript would change: 1.0, an exponent, or more digits than a double can hold. */
export class NumberText {
  constructor(readonly text: string) {}
}

const suspect = /(?:^|[[,:])\s*-?\d+(?:[.eE]|(?<=\d{16}|-0))/;
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const number = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const mark = '\0number';

/** `JSON.parse` without loss: a number whose text JavaScript would change becomes a NumberText. */
export function readJson(text: string): unknown {
  const plain: unknown = JSON.parse(text);
  if (!suspect.test(text)) return plain;
  const marked = text.replace(stringOrNumber, (token) =>
    token.startsWith('"') || String(Number(token)) === token ? token : JSON.stringify({ [mark]: token }),
  );
  return JSON.parse(marked, (_, value) => (isMarked(value) ? new NumberText(value[mark]) : value));
}

/** The inverse of `readJson`: every number keeps its text. */
export function writeJson(value: unknown): string {
  if (value instanceof NumberText) return value.text;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${writeJson(member)}`);
  return `{${members.join(',')}}`;
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

function isMarked(value: unknown): value is { readonly [mark]: string } {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, mark)) return false;
  const text: unknown = (value as Record<string, unknown>)[mark];
  return typeof text === 'string' && number.test(text);
}
