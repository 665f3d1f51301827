/**
 * A value in a running template. Whole numbers are `bigint` and others `number`, because Java distinguishes Integer and
 * Double. An object is a List, a MapValue or an object of the context.
 */
export type Value = string | bigint | number | boolean | null | object;

/** A java.util.ArrayList, or an array of Java strings as `split` returns it, which cannot grow and has no stable text. */
export class List {
  constructor(
    readonly items: Value[],
    readonly isArray = false,
  ) {}
}

/** A java.util.Map. The order of its members differs between versions of Velocity. */
export class MapValue {
  constructor(readonly members: Map<Value, Value>) {}
}

/** The most items and members that are compared or written, which ends a value that holds itself again and again. */
const mostVisited = 1_000_000;

/** The input of a template: texts, numbers, booleans, null or nested objects by name. Only own properties are read. */
export type VelocityContext = Readonly<Record<string, unknown>>;

/** A template reached a state in which Java throws, such as a substring outside the text. The action fails. */
export class TemplateFailure extends Error {
  override readonly name = 'TemplateFailure';
}

export function fromContext(raw: unknown): Value {
  if (raw === undefined || raw === null) return null;
  if (typeof raw === 'number') return Number.isInteger(raw) ? BigInt(raw) : raw;
  if (typeof raw === 'string' || typeof raw === 'boolean' || typeof raw === 'bigint') return raw;
  return Array.isArray(raw) ? new List(raw.map(fromContext)) : raw;
}

export function property(holder: Value, name: string): Value {
  if (typeof holder !== 'object' || holder === null || holder instanceof List) return null;
  if (holder instanceof MapValue) return holder.members.get(name) ?? null;
  if (!Object.hasOwn(holder, name)) return null;
  return fromContext((holder as Record<string, unknown>)[name]);
}

/** The text that Java prints for a value; undefined for objects, arrays and maps of several members. */
export function textOf(value: Exclude<Value, null>): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return doubleText(value);
  if (typeof value !== 'object') return String(value);
  if (value instanceof List) return value.isArray ? undefined : joined('[', value.items, ', ', ']');
  if (!(value instanceof MapValue) || value.members.size > 1) return undefined;
  return joined('{', [...value.members].flat(), '=', '}');
}

/** @throws RangeError for a text that is too long */
function joined(open: string, items: readonly Value[], between: string, close: string): string | undefined {
  const texts = items.map((item) => (item === null ? 'null' : textOf(item)));
  if (texts.includes(undefined)) return undefined;
  const text = open + texts.join(between) + close;
  if (text.length > mostVisited) throw new RangeError('the text of a list is too long');
  return text;
}

/** `Double.toString`: always with a fraction, and with an exponent below 0.001 and from ten million on. */
function doubleText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (size >= 1e-3 && size < 1e7) return withFraction(String(value));
  const [mantissa, exponent] = value.toExponential().split('e') as [string, string];
  return `${withFraction(mantissa)}E${Number(exponent)}`;
}

function withFraction(digits: string): string {
  return digits.includes('.') ? digits : `${digits}.0`;
}

export function isNumber(value: Value): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** Compares numbers by size, equal types by value, and different types by their texts. Null equals only null. */
export function equal(left: Value, right: Value): boolean {
  if (left === null || right === null) return left === right;
  // biome-ignore lint/suspicious/noDoubleEquals: compares a bigint with a number by size
  if (isNumber(left) && isNumber(right)) return left == right;
  return typeof left === typeof right ? identical(left, right) : textOf(left) === textOf(right);
}

/** Java's `equals`: equal types and values, item by item. @throws RangeError for lists that are too large */
export function identical(left: Value, right: Value, budget = { left: mostVisited }): boolean {
  if (left === right) return true;
  if (budget.left-- <= 0) throw new RangeError('the lists are too large to be compared');
  if (left instanceof List && right instanceof List) {
    if (left.isArray || right.isArray || left.items.length !== right.items.length) return false;
    return left.items.every((item, i) => identical(item, right.items[i] as Value, budget));
  }
  if (!(left instanceof MapValue && right instanceof MapValue) || left.members.size !== right.members.size)
    return false;
  const others = right.members;
  return [...left.members].every(
    ([key, value]) => others.has(key) && identical(value, others.get(key) as Value, budget),
  );
}

/** Whole numbers stay whole (7 / 2 is 3); other results are Doubles. A division by zero is null. */
export function calculate(operator: '+' | '-' | '*' | '/' | '%', left: bigint | number, right: bigint | number): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') return wholeResult(operator, left, right);
  const [a, b] = [Number(left), Number(right)];
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? null : a / b;
    case '%':
      return b === 0 ? null : a % b;
  }
}

function wholeResult(operator: '+' | '-' | '*' | '/' | '%', left: bigint, right: bigint): Value {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0n ? null : left / right;
    case '%':
      return right === 0n ? null : left % right;
  }
}
