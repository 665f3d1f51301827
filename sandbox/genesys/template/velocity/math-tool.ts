import { type Callable, Refusal } from './callable';
import { isNumber, type Value } from './values';

/** The basic methods of Velocity's MathTool. An argument that is neither a number nor a text with one gives null. */
export const mathTool: ReadonlyMap<string, Callable<undefined>> = new Map([
  two('add', (a, b) => a + b),
  two('sub', (a, b) => a - b),
  two('mul', (a, b) => a * b),
  two('div', (a, b) => (b === 0 ? undefined : a / b)),
  two('idiv', (a, b) => (whole(b) === 0 ? undefined : whole(whole(a) / whole(b))), 'whole'),
  two('mod', (a, b) => (whole(b) === 0 ? undefined : whole(a) % whole(b)), 'whole'),
  two('pow', (a, b) => a ** b),
  two('max', larger),
  two('min', Math.min),
  two('roundTo', roundTo, 'double'),
  one('abs', Math.abs),
  one('ceil', Math.ceil, 'whole'),
  one('floor', Math.floor, 'whole'),
  one('round', nearest, 'whole'),
  one('toDouble', (a) => a, 'double'),
  one('toInteger', whole, 'whole'),
  one('toNumber', (a) => a),
]);

/** `matched`: an Integer when the result and all arguments are whole, otherwise a Double. */
type Result = 'whole' | 'double' | 'matched';
type Calculation = (...numbers: number[]) => number | undefined;

function one(name: string, run: (a: number) => number, result: Result = 'matched'): [string, Callable<undefined>] {
  return [name, { parameters: ['any'], run: (_, args) => evaluate(args, run as Calculation, result) }];
}

function two(
  name: string,
  run: (a: number, b: number) => number | undefined,
  result: Result = 'matched',
): [string, Callable<undefined>] {
  return [name, { parameters: ['any', 'any'], run: (_, args) => evaluate(args, run as Calculation, result) }];
}

function evaluate(args: readonly Value[], run: Calculation, result: Result): Value {
  const numbers = args.map(toNumber);
  if (numbers.includes(null)) return null;
  const value = run(...numbers.map(Number));
  if (value === undefined) return null;
  if (result === 'double') return value;
  if (result === 'whole') return BigInt(whole(value));
  const allWhole = numbers.every((given) => typeof given === 'bigint');
  return allWhole && Number.isInteger(value) ? BigInt(value) : value;
}

/** Reads the number at the start of a text. "3.0" is an Integer. */
function toNumber(value: Value): bigint | number | null {
  if (isNumber(value)) return value;
  if (typeof value !== 'string') return null;
  const [digits, next] = /^(-?(?:\d+(?:\.\d*)?|\.\d+))(.?)/s.exec(value)?.slice(1) ?? [];
  if (digits === undefined) return null;
  if (next === ',' || next === 'E')
    throw new Refusal({ problem: `the platform's locale decides what "${next}" in a number means`, next: 'remove it' });
  if (/^-?\d+$/.test(digits)) return BigInt(digits);
  const number = Number(digits);
  return Number.isSafeInteger(number) ? BigInt(number) : number;
}

/** Java's cast to int, within 32 bits. */
function whole(number: number): number {
  return Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, Math.trunc(number)));
}

/** Rounds a half to the even neighbour. */
function nearest(number: number): number {
  const floor = Math.floor(number);
  if (number - floor !== 0.5) return Math.round(number);
  return floor % 2 === 0 ? floor : floor + 1;
}

function roundTo(places: number, number: number): number {
  const factor = 10 ** Math.max(1, whole(places));
  return Math.floor(number * factor + 0.5) / factor;
}

/** Later versions of the tool never return less than the smallest positive Double. */
function larger(a: number, b: number): number {
  if (a <= 0 && b <= 0)
    throw new Refusal({
      problem: 'versions of the tool differ in $math.max of numbers that are not positive',
      next: 'compare them with #if',
    });
  return Math.max(a, b);
}
