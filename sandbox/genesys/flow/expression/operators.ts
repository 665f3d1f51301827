import type { BinaryOperator, UnaryOperator } from './ast';
import { type Compiled, type Evaluate, needed } from './compiled';
import { wrongOperands } from './errors';
import { dateOutOfRange, divisionByZero, numberOutOfRange } from './flow-failure';
import { joined } from './sizes';
import { isDate, isInRange } from './text-forms';
import type { ExpressionType, Value } from './types';

type Result = Pick<Compiled, 'type' | 'evaluate'>;

/** Checks the types of an infix operator and joins its operands. Throws ExpressionMistake at `at`. */
export function binary(operator: BinaryOperator, left: Compiled, right: Compiled, at: number): Result {
  switch (operator) {
    case 'and':
    case 'or':
      return logical(operator, left, right, at);
    case '==':
    case '!=':
      return equality(operator, left, right, at);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(operator, left, right, at);
    case '|':
    case '&':
      return bits(operator, left, right, at);
    default:
      return arithmetic(operator, left, right, at);
  }
}

/** Checks the type of a prefix operator. Throws ExpressionMistake at `at`. */
export function unary(operator: UnaryOperator, operand: Compiled, at: number): Result {
  const value = needed(operand, `"${operator}"`);
  const { type } = operand;
  if (operator === '!' && type === 'boolean') return { type, evaluate: (scope) => !value(scope) };
  if (operator === '~' && type === 'integer') return { type, evaluate: (scope) => -(value(scope) as number) - 1 };
  if (operator === '-' && (type === 'integer' || type === 'decimal' || type === 'duration')) {
    return { type, evaluate: (scope) => -(value(scope) as number) };
  }
  throw wrongOperands(operator, [type], unaryTypes[operator], at);
}

const unaryTypes = { '!': 'boolean', '~': 'integer', '-': 'integer, decimal or duration' } as const;

function logical(operator: 'and' | 'or', left: Compiled, right: Compiled, at: number): Result {
  if (left.type !== 'boolean' || right.type !== 'boolean')
    throw wrongOperands(operator, types(left, right), 'boolean', at);
  const first = needed(left, `"${operator}"`);
  const second = needed(right, `"${operator}"`);
  const evaluate: Evaluate =
    operator === 'and' ? (scope) => first(scope) && second(scope) : (scope) => first(scope) || second(scope);
  return { type: 'boolean', evaluate };
}

function equality(operator: '==' | '!=', left: Compiled, right: Compiled, at: number): Result {
  const comparable =
    left.type !== 'audio' && (left.type === right.type || left.type === 'notSet' || right.type === 'notSet');
  if (!comparable || right.type === 'audio')
    throw wrongOperands(operator, types(left, right), 'two values of one type', at);
  const expected = operator === '==';
  const first = left.evaluate;
  const second = right.evaluate;
  return { type: 'boolean', evaluate: (scope) => same(first(scope), second(scope)) === expected };
}

function same(left: Value, right: Value): boolean {
  if (left === right) return true;
  return typeof left === 'object' && typeof right === 'object' && JSON.stringify(left) === JSON.stringify(right);
}

const ordered: readonly ExpressionType[] = ['integer', 'decimal', 'dateTime', 'duration'];

function comparison(operator: '<' | '<=' | '>' | '>=', left: Compiled, right: Compiled, at: number): Result {
  if (!(left.type === right.type && ordered.includes(left.type)) && !areNumbers(left, right)) {
    throw wrongOperands(operator, types(left, right), 'two numbers, dateTimes or durations', at);
  }
  const compare = comparisons[operator];
  return { type: 'boolean', evaluate: onNumbers(operator, left, right, compare) };
}

const comparisons = {
  '<': (left: number, right: number) => left < right,
  '<=': (left: number, right: number) => left <= right,
  '>': (left: number, right: number) => left > right,
  '>=': (left: number, right: number) => left >= right,
};

function bits(operator: '|' | '&', left: Compiled, right: Compiled, at: number): Result {
  if (left.type !== 'integer' || right.type !== 'integer')
    throw wrongOperands(operator, types(left, right), 'two integers', at);
  const join =
    operator === '|'
      ? (first: number, second: number) => Number(BigInt(first) | BigInt(second))
      : (first: number, second: number) => Number(BigInt(first) & BigInt(second));
  return { type: 'integer', evaluate: within(onNumbers(operator, left, right, join), isInRange, numberOutOfRange) };
}

type Arithmetic = '+' | '-' | '*' | '/' | '%' | '^';

function arithmetic(operator: Arithmetic, left: Compiled, right: Compiled, at: number): Result {
  const pair = `${left.type} ${right.type}`;
  if (operator === '+' && pair === 'string string') {
    const first = needed(left, '"+"');
    const second = needed(right, '"+"');
    return { type: 'string', evaluate: (scope) => joined([first(scope) as string, second(scope) as string]) };
  }
  if (operator === '+' || operator === '-') {
    const join = operator === '+' ? (a: number, b: number) => a + b : (a: number, b: number) => a - b;
    const evaluate = onNumbers(operator, left, right, join);
    if (pair === 'dateTime duration') return { type: 'dateTime', evaluate: within(evaluate, isDate, dateOutOfRange) };
    if (pair === 'duration duration') return { type: 'duration', evaluate };
  }
  if (!areNumbers(left, right)) throw wrongOperands(operator, types(left, right), operandTypes(operator), at);
  const type = operator === '/' || operator === '^' || pair !== 'integer integer' ? 'decimal' : 'integer';
  const evaluate = onNumbers(operator, left, right, calculations[operator]);
  return { type, evaluate: within(evaluate, isInRange, numberOutOfRange) };
}

function operandTypes(operator: Arithmetic): string {
  const numbers = 'two numbers';
  if (operator === '+')
    return `two strings, ${numbers}, a dateTime and a duration, two durations (use ToString, Append)`;
  if (operator === '-') return `${numbers}, a dateTime and a duration, two durations (between dateTimes: DateTimeDiff)`;
  return numbers;
}

const calculations: Readonly<Record<Arithmetic, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / notZero('/', right),
  '%': (left, right) => left % notZero('%', right),
  '^': (left, right) => left ** right,
};

function notZero(operator: string, divisor: number): number {
  if (divisor === 0) throw divisionByZero(operator);
  return divisor;
}

function within(evaluate: Evaluate, isAllowed: (value: number) => boolean, failure: () => Error): Evaluate {
  return (scope) => {
    const value = evaluate(scope) as number;
    if (!isAllowed(value)) throw failure();
    return value;
  };
}

function onNumbers(
  operator: string,
  left: Compiled,
  right: Compiled,
  join: (left: number, right: number) => Value,
): Evaluate {
  const first = needed(left, `"${operator}"`);
  const second = needed(right, `"${operator}"`);
  return (scope) => join(first(scope) as number, second(scope) as number);
}

/** Flows that Genesys published mix integers and decimals. */
function areNumbers(...operands: readonly Compiled[]): boolean {
  return operands.every(({ type }) => type === 'integer' || type === 'decimal');
}

function types(left: Compiled, right: Compiled): ExpressionType[] {
  return [left.type, right.type];
}
