import { type JavaPattern, javaPattern, replacementMistake } from '../pattern';
import { type Callable, type Parameter, Refusal } from './callable';
import { List, TemplateFailure, type Value } from './values';

type Run = (self: string, ...args: never[]) => Value;

/** The methods of java.lang.String that templates may call, with Java's semantics on UTF-16 units. */
export const stringMethods: ReadonlyMap<string, Callable<string>> = new Map([
  method('charAt', ['integer'], (self, index: bigint) => {
    if (index < 0n || index >= BigInt(self.length)) throw outside('charAt', self, index);
    return self.charAt(Number(index));
  }),
  method('codePointAt', ['integer'], (self, index: bigint) => {
    if (index < 0n || index >= BigInt(self.length)) throw outside('codePointAt', self, index);
    return BigInt(self.codePointAt(Number(index)) ?? 0);
  }),
  method('compareTo', ['text'], (self, other: string) => BigInt(difference(self, other))),
  method('compareToIgnoreCase', ['text'], (self, other: string) =>
    BigInt(difference(allFolded(self), allFolded(other))),
  ),
  method('concat', ['text'], (self, other: string) => self + other),
  method('contains', ['text'], (self, part: string) => self.includes(part)),
  method('endsWith', ['text'], (self, part: string) => self.endsWith(part)),
  method('equals', ['any'], (self, other: Value) => self === other),
  method(
    'equalsIgnoreCase',
    ['any'],
    (self, other: Value) => typeof other === 'string' && sameIgnoringCase(self, other),
  ),
  method('hashCode', [], (self) => BigInt(hashCode(self))),
  method(
    'indexOf',
    ['text', 'integer'],
    (self, part: string, from = 0n) => BigInt(self.indexOf(part, Number(from))),
    1,
  ),
  method('isEmpty', [], (self) => self === ''),
  method('lastIndexOf', ['text', 'integer'], lastIndexOf, 1),
  method('length', [], (self) => BigInt(self.length)),
  withPattern('matches', ['text'], (self, pattern: string) => patternOf(pattern).matches(self)),
  method('replace', ['text', 'text'], (self, part: string, by: string) => self.replaceAll(part, () => by)),
  withPattern('replaceAll', ['text', 'text'], (self, pattern: string, by: string) =>
    patternOf(pattern).replace(self, by, 'all'),
  ),
  withPattern('replaceFirst', ['text', 'text'], (self, pattern: string, by: string) =>
    patternOf(pattern).replace(self, by, 'first'),
  ),
  withPattern('split', ['text', 'integer'], split, 1),
  method('startsWith', ['text', 'integer'], startsWith, 1),
  method('subSequence', ['integer', 'integer'], substring),
  method('substring', ['integer', 'integer'], substring, 1),
  method('toLowerCase', [], (self) => self.toLowerCase()),
  method('toString', [], (self) => self),
  method('toUpperCase', [], (self) => self.toUpperCase()),
  method('trim', [], trim),
]);

function method(name: string, parameters: readonly Parameter[], run: Run, optional = 0): [string, Callable<string>] {
  return [name, { parameters, optional, run: (self, args) => run(self, ...(args as never[])) }];
}

/** A method with a regular expression as first argument and, if the second is a text, a replacement. */
function withPattern(...given: Parameters<typeof method>): [string, Callable<string>] {
  const [name, callable] = method(...given);
  return [name, { ...callable, check: checkPattern }];
}

function checkPattern([pattern, by]: readonly (Value | undefined)[]): void {
  const known = typeof pattern === 'string' ? javaPattern(pattern) : undefined;
  if (typeof by !== 'string') return;
  const mistake = known === undefined ? replacementMistake(by) : known.replacementMistake(by);
  if (mistake !== undefined) throw new Refusal(mistake);
}

/** A regular expression that the template makes while it runs. An unreadable one fails the action, as in Java. */
function patternOf(source: string): JavaPattern {
  try {
    return javaPattern(source);
  } catch (error) {
    throw error instanceof Refusal ? new TemplateFailure(error.message) : error;
  }
}

function substring(self: string, begin: bigint, end = BigInt(self.length)): string {
  if (begin < 0n || end > BigInt(self.length) || begin > end) {
    throw new TemplateFailure(`substring(${begin}, ${end}) is outside a text of ${self.length} characters`);
  }
  return self.slice(Number(begin), Number(end));
}

function lastIndexOf(self: string, part: string, from = BigInt(self.length)): bigint {
  return from < 0n ? -1n : BigInt(self.lastIndexOf(part, Number(from)));
}

function startsWith(self: string, part: string, from = 0n): boolean {
  return from >= 0n && from <= BigInt(self.length) && self.startsWith(part, Number(from));
}

/**
 * Java returns no empty first part for an empty match at the start. A positive limit is the largest number of parts.
 * Without a limit, or with 0, empty parts at the end are dropped; with a negative limit they are kept.
 */
function split(self: string, pattern: string, limit = 0n): List {
  const parts: string[] = [];
  let start = 0;
  for (const [from, to] of patternOf(pattern).found(self)) {
    if (limit > 0n && BigInt(parts.length) === limit - 1n) break;
    if (to === 0) continue;
    parts.push(self.slice(start, from));
    start = to;
  }
  if (parts.length === 0) return new List([self], true);
  parts.push(self.slice(start));
  if (limit === 0n) while (parts.at(-1) === '') parts.pop();
  return new List(parts, true);
}

/** The first difference of two units, or of the lengths. */
function difference(left: string, right: string): number {
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const between = left.charCodeAt(i) - right.charCodeAt(i);
    if (between !== 0) return between;
  }
  return left.length - right.length;
}

function hashCode(self: string): number {
  let hash = 0;
  for (let i = 0; i < self.length; i++) hash = (Math.imul(31, hash) + self.charCodeAt(i)) | 0;
  return hash;
}

function outside(name: string, self: string, index: bigint): TemplateFailure {
  return new TemplateFailure(`${name}(${index}) is outside a text of ${self.length} characters`);
}

/** Java trims the characters up to the space (U+0020) only. */
function trim(self: string): string {
  let start = 0;
  let end = self.length;
  while (start < end && self.charCodeAt(start) <= 32) start++;
  while (end > start && self.charCodeAt(end - 1) <= 32) end--;
  return self.slice(start, end);
}

/** Java compares unit by unit: "ß" never equals "SS". */
function sameIgnoringCase(left: string, right: string): boolean {
  return left.length === right.length && allFolded(left) === allFolded(right);
}

function allFolded(text: string): string {
  return Array.from({ length: text.length }, (_, i) => folded(text.charAt(i))).join('');
}

function folded(unit: string): string {
  const upper = unit.toUpperCase();
  const single = upper.length === 1 ? upper : unit;
  const lower = single.toLowerCase();
  return lower.length === 1 ? lower : single;
}
