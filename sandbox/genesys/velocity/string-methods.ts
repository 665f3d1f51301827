import type { Callable, Parameter } from './callable';
import { javaPattern, javaReplacement } from './java-pattern';
import { TemplateFailure, type Value } from './values';

type Run = (self: string, ...args: never[]) => Value;

/** The methods of java.lang.String that templates may call, with Java's semantics on UTF-16 units. */
export const stringMethods: ReadonlyMap<string, Callable<string>> = new Map([
  method('charAt', ['integer'], (self, index: bigint) => {
    if (index < 0n || index >= BigInt(self.length)) throw outside('charAt', self, index);
    return self.charAt(Number(index));
  }),
  method('concat', ['text'], (self, other: string) => self + other),
  method('contains', ['text'], (self, part: string) => self.includes(part)),
  method('endsWith', ['text'], (self, part: string) => self.endsWith(part)),
  method('equals', ['any'], (self, other: Value) => self === other),
  method(
    'equalsIgnoreCase',
    ['any'],
    (self, other: Value) => typeof other === 'string' && sameIgnoringCase(self, other),
  ),
  method(
    'indexOf',
    ['text', 'integer'],
    (self, part: string, from = 0n) => BigInt(self.indexOf(part, Number(from))),
    1,
  ),
  method('isEmpty', [], (self) => self === ''),
  method('lastIndexOf', ['text'], (self, part: string) => BigInt(self.lastIndexOf(part))),
  method('length', [], (self) => BigInt(self.length)),
  method('matches', ['text'], (self, pattern: string) => javaPattern(pattern, 'whole').test(self)),
  method('replace', ['text', 'text'], (self, part: string, by: string) => self.replaceAll(part, () => by)),
  method('replaceAll', ['text', 'text'], (self, pattern: string, by: string) =>
    self.replace(javaPattern(pattern, 'all'), javaReplacement(by)),
  ),
  method('replaceFirst', ['text', 'text'], (self, pattern: string, by: string) =>
    self.replace(javaPattern(pattern, 'first'), javaReplacement(by)),
  ),
  method('startsWith', ['text'], (self, part: string) => self.startsWith(part)),
  method('substring', ['integer', 'integer'], substring, 1),
  method('toLowerCase', [], (self) => self.toLowerCase()),
  method('toString', [], (self) => self),
  method('toUpperCase', [], (self) => self.toUpperCase()),
  method('trim', [], trim),
]);

function method(name: string, parameters: readonly Parameter[], run: Run, optional = 0): [string, Callable<string>] {
  return [name, { parameters, optional, run: (self, args) => run(self, ...(args as never[])) }];
}

function substring(self: string, begin: bigint, end = BigInt(self.length)): string {
  if (begin < 0n || end > BigInt(self.length) || begin > end) {
    throw new TemplateFailure(`substring(${begin}, ${end}) is outside a text of ${self.length} characters`);
  }
  return self.slice(Number(begin), Number(end));
}

function outside(name: string, self: string, index: bigint): TemplateFailure {
  return new TemplateFailure(`${name}(${index}) is outside a text of ${self.length} characters`);
}

/** Java trims everything up to the space and nothing beyond it. */
function trim(self: string): string {
  let start = 0;
  let end = self.length;
  while (start < end && self.charCodeAt(start) <= 32) start++;
  while (end > start && self.charCodeAt(end - 1) <= 32) end--;
  return self.slice(start, end);
}

/** Java folds unit by unit: "ß" never equals "SS". */
function sameIgnoringCase(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) {
    if (folded(left.charAt(i)) !== folded(right.charAt(i))) return false;
  }
  return true;
}

function folded(unit: string): string {
  const upper = unit.toUpperCase();
  const single = upper.length === 1 ? upper : unit;
  const lower = single.toLowerCase();
  return lower.length === 1 ? lower : single;
}
