/**
 * A value in a running template. Whole numbers are `bigint` and others `number`, because Java distinguishes Integer and
 * Double. Objects come from the context only, lists from the context and from `split`.
 */
export type Value = string | bigint | number | boolean | null | object;

/** An array of Java strings, as `split` returns it. */
export class TextList {
  constructor(readonly items: readonly string[]) {}
}

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
  return raw as object;
}

export function property(holder: Value, name: string): Value {
  if (typeof holder !== 'object' || holder === null || holder instanceof TextList) return null;
  if (!Object.hasOwn(holder, name)) return null;
  return fromContext((holder as Record<string, unknown>)[name]);
}

/** The text that Java prints for a value; undefined for objects and lists, whose text is not stable. */
export function textOf(value: Exclude<Value, null>): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return doubleText(value);
  if (typeof value === 'object') return undefined;
  return String(value);
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
  return typeof left === typeof right ? left === right : textOf(left) === textOf(right);
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
