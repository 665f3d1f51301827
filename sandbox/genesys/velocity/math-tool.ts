import type { Callable } from './callable';
import { isNumber, type Value } from './values';

/** The basics of Velocity's MathTool. An argument that is no number, nor a text of one, gives null. */
export const mathTool: ReadonlyMap<string, Callable<undefined>> = new Map([
  two('add', (a, b) => a + b),
  two('sub', (a, b) => a - b),
  two('mul', (a, b) => a * b),
  two('div', (a, b) => (b === 0 ? undefined : a / b)),
  two('idiv', (a, b) => (b === 0 ? undefined : Math.trunc(a / b)), 'whole'),
  two('mod', (a, b) => (b === 0 ? undefined : a % b)),
  two('pow', (a, b) => a ** b),
  two('max', Math.max),
  two('min', Math.min),
  one('abs', Math.abs),
  one('ceil', Math.ceil, 'whole'),
  one('floor', Math.floor, 'whole'),
  one('round', Math.round, 'whole'),
  one('toInteger', Math.trunc, 'whole'),
]);

type Result = 'whole' | 'matched';

function one(name: string, run: (a: number) => number, result: Result = 'matched'): [string, Callable<undefined>] {
  return [name, { parameters: ['any'], run: (_, args) => evaluate(args, (a) => run(a as number), result) }];
}

function two(
  name: string,
  run: (a: number, b: number) => number | undefined,
  result: Result = 'matched',
): [string, Callable<undefined>] {
  return [name, { parameters: ['any', 'any'], run: (_, args) => evaluate(args, run as Calculation, result) }];
}

type Calculation = (...numbers: number[]) => number | undefined;

/** A whole result of whole arguments is an Integer, anything else a Double. */
function evaluate(args: readonly Value[], run: Calculation, result: Result): Value {
  const numbers = args.map(toNumber);
  if (numbers.includes(null)) return null;
  const value = run(...numbers.map(Number));
  if (value === undefined) return null;
  const whole = result === 'whole' || numbers.every((given) => typeof given === 'bigint');
  return whole && Number.isInteger(value) ? BigInt(value) : value;
}

function toNumber(value: Value): bigint | number | null {
  if (isNumber(value)) return value;
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return null;
  return value.includes('.') ? Number(value) : BigInt(value);
}
