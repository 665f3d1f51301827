/**
 * A value while a template runs. Whole numbers are `bigint` and the others `number`, as Java keeps Integer and Double
 * apart. Objects come only from the context, lists from it and from `split`.
 */
export type Value = string | bigint | number | boolean | null | object;

/** An array of Java strings, which `split` makes. */
export class TextList {
  constructor(readonly items: readonly string[]) {}
}

/** What a template can see: names to texts, numbers, booleans, null or nested objects. Only own properties are read. */
export type VelocityContext = Readonly<Record<string, unknown>>;

/** A template that ran into a state in which Java throws, such as a substring outside the text: the action fails. */
export class TemplateFailure extends Error {
  override readonly name = 'TemplateFailure';
}

export function fromContext(raw: unknown): Value {
  if (raw === undefined || raw === null) return null;
  if (typeof raw === 'number') return Number.isInteger(raw) ? BigInt(raw) : raw;
  if (typeof raw === 'string' || typeof raw === 'boolean' || typeof raw === 'bigint') return raw;
  return raw as object;
}

export function property(holder: Value, name: string): Value {
  if (typeof holder !== 'object' || holder === null || holder instanceof TextList) return null;
  if (!Object.hasOwn(holder, name)) return null;
  return fromContext((holder as Record<string, unknown>)[name]);
}

/** How Java prints a value; undefined for objects and lists, whose text is not a stable thing. */
export function textOf(value: Exclude<Value, null>): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return doubleText(value);
  if (typeof value === 'object') return undefined;
  return String(value);
}

/** `Double.toString`: always a fraction, and an exponent below 0.001 and from ten million on. */
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

/** Numbers by size, equal types by value, different types by their texts; null equals null only. */
export function equal(left: Value, right: Value): boolean {
  if (left === null || right === null) return left === right;
  // biome-ignore lint/suspicious/noDoubleEquals: compares a bigint with a number by size
  if (isNumber(left) && isNumber(right)) return left == right;
  return typeof left === typeof right ? left === right : textOf(left) === textOf(right);
}

/** Whole numbers stay whole (7 / 2 is 3), anything else is a Double; a division by zero is null. */
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
